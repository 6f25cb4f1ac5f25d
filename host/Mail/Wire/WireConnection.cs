using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using WorkflowCrm.Host.Settings;

namespace WorkflowCrm.Host.Mail.Wire;

/// <summary>A connection to a mail server: lines and counted bytes, in the open or over TLS. Each call has its own time limit and its own bound.</summary>
internal sealed class WireConnection : IAsyncDisposable
{
    private readonly MailServer _server;
    private readonly byte[] _buffer = new byte[16 * 1024];
    private Stream _stream;
    private int _from;
    private int _to;

    private WireConnection(MailServer server, Stream stream) => (_server, _stream) = (server, stream);

    public bool IsSecure => _stream is SslStream;

    /// <summary>Connects, with TLS when the settings say that it begins so.</summary>
    /// <exception cref="WireException">The server cannot be reached or is not the one that it should be.</exception>
    public static async Task<WireConnection> OpenAsync(MailServer server, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await GuardAsync(server, server.Timeout, token => socket.ConnectAsync(server.Host, server.Port, token), cancellationToken);
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true); // a server that is gone shows while nothing is said
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        var connection = new WireConnection(server, new NetworkStream(socket, ownsSocket: true));
        try
        {
            if (server.Security == MailSecurity.Tls)
                await connection.SecureAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Turns to TLS and checks the server's certificate.</summary>
    /// <exception cref="WireException">The certificate is not accepted, or somebody has spoken before the server could.</exception>
    public async Task SecureAsync(CancellationToken cancellationToken)
    {
        // What came in the open after the last answer was not said by whom TLS will prove to be there.
        if (_from < _to)
            throw new WireException($"The mail server {_server} said something in the open that belongs behind TLS.");
        var secure = new SslStream(_stream, leaveInnerStreamOpen: false);
        _stream = secure;
        var options = ServerTrust.OptionsFor(_server);
        await GuardAsync(_server, _server.Timeout, token => new ValueTask(secure.AuthenticateAsClientAsync(options, token)), cancellationToken);
    }

    /// <summary>The next line without its end; what is not UTF-8 in it is replaced.</summary>
    /// <param name="longest">Bytes.</param>
    /// <param name="patience">How long to wait for it.</param>
    /// <exception cref="WireException">It is longer, did not come in time, or the connection has ended.</exception>
    public async Task<string> ReadLineAsync(int longest, TimeSpan patience, CancellationToken cancellationToken)
    {
        var line = new MemoryStream();
        while (true)
        {
            var end = Array.IndexOf(_buffer, (byte)'\n', _from, _to - _from);
            var stop = end < 0 ? _to : end;
            if (line.Length + stop - _from > longest)
                throw new WireException(string.Create(CultureInfo.InvariantCulture, $"The mail server {_server} sent a line of more than {longest} bytes."));
            line.Write(_buffer, _from, stop - _from);
            if (end >= 0)
            {
                _from = end + 1;
                var text = Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length);
                return text.EndsWith('\r') ? text[..^1] : text;
            }

            await FillAsync(patience, cancellationToken);
        }
    }

    /// <summary>Exactly as many bytes.</summary>
    /// <exception cref="WireException">They did not come in time, or the connection has ended.</exception>
    public async Task<byte[]> ReadAsync(int count, TimeSpan patience, CancellationToken cancellationToken)
    {
        var bytes = new byte[count];
        for (var have = 0; have < count;)
        {
            if (_from == _to)
                await FillAsync(patience, cancellationToken);
            var some = Math.Min(_to - _from, count - have);
            Buffer.BlockCopy(_buffer, _from, bytes, have, some);
            (_from, have) = (_from + some, have + some);
        }

        return bytes;
    }

    /// <exception cref="WireException">They were not taken in time, or the connection has ended.</exception>
    public Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => GuardAsync(
        _server,
        _server.Timeout,
        async token =>
        {
            await _stream.WriteAsync(bytes, token);
            await _stream.FlushAsync(token);
        },
        cancellationToken);

    public Task WriteLineAsync(string line, CancellationToken cancellationToken) => WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n"), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _stream.DisposeAsync();
        }
        catch (IOException)
        {
            // It was broken already.
        }
    }

    private async Task FillAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        (_from, _to) = (0, 0);
        await GuardAsync(_server, patience, async token => _to = await _stream.ReadAsync(_buffer, token), cancellationToken);
        if (_to == 0)
            throw new WireException($"The mail server {_server} has ended the connection.");
    }

    private static async Task GuardAsync(MailServer server, TimeSpan patience, Func<CancellationToken, ValueTask> act, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            await act(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new WireException(string.Create(CultureInfo.InvariantCulture, $"The mail server {server} did not answer within {patience.TotalSeconds:0.#} s."));
        }
        catch (AuthenticationException e)
        {
            throw new WireException($"The mail server {server} cannot be spoken to by TLS: {e.Message.TrimEnd('.')}.", e);
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            throw new WireException($"The mail server {server} cannot be reached: {e.GetBaseException().Message.TrimEnd('.')}.", e);
        }
    }
}
