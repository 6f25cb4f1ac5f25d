using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace WorkflowCrm.Host.Tests.Mail.Servers;

/// <summary>A server that says to each caller what a test tells it to, for faults that no real server commits when it is asked to.</summary>
internal sealed class LineServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private int _calls;

    /// <param name="talk">Speaks with one caller; the connection ends with it.</param>
    /// <param name="port">0 for one that is free.</param>
    /// <param name="certificate">TLS from the first byte, under this one; null for a connection in the open.</param>
    public LineServer(Func<LineCaller, Task> talk, int port = 0, X509Certificate2? certificate = null)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _accepting = AcceptAsync(talk, certificate);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many connections there were.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>A port where nobody listens.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync(Func<LineCaller, Task> talk, X509Certificate2? certificate)
    {
        var talks = new List<Task>();
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_stop.Token);
                Interlocked.Increment(ref _calls);
                talks.Add(TalkAsync(socket, talk, certificate));
            }
        }
        catch (Exception e) when (_stop.IsCancellationRequested && e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // Between two callers the listener says in its own ways that it has been stopped.
        }

        await Task.WhenAll(talks);
    }

    private async Task TalkAsync(Socket socket, Func<LineCaller, Task> talk, X509Certificate2? certificate)
    {
        await using var caller = new LineCaller(socket, _stop.Token);
        try
        {
            if (certificate is not null)
                await caller.SecureAsync(certificate);
            await talk(caller);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or System.Security.Authentication.AuthenticationException)
        {
            // The caller has hung up, or the test is over.
        }
    }
}
