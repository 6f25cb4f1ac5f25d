using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace WorkflowCrm.Host.Tests.Mail.Servers;

/// <summary>Whoever has called a <see cref="LineServer"/>.</summary>
internal sealed class LineCaller(Socket socket, CancellationToken stop) : IAsyncDisposable
{
    private Stream _stream = new NetworkStream(socket, ownsSocket: true);

    public CancellationToken Stop => stop;

    public async Task SayAsync(params string[] lines)
    {
        await _stream.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\r\n"))), stop);
        await _stream.FlushAsync(stop);
    }

    /// <summary>The caller's next line; null when he has hung up.</summary>
    public async Task<string?> HearAsync()
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await _stream.ReadAsync(one, stop) == 1)
        {
            if (one[0] == '\n')
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            line.Add(one[0]);
        }

        return null;
    }

    public async Task SecureAsync(X509Certificate2 certificate)
    {
        var secure = new SslStream(_stream);
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stop);
        _stream = secure;
    }

    /// <summary>Ends the connection without a word, as a crash or a network does.</summary>
    public void Cut()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();
}
