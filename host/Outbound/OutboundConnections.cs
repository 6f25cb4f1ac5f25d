using System.Net;
using System.Net.Sockets;
using WorkflowCrm.Host.Settings;

namespace WorkflowCrm.Host.Outbound;

/// <summary>
/// Opens the connections of calls. The address is looked at here, when it is connected to, and not when the name is: a name that is
/// answered differently the second time, or a redirection, leads nowhere that the first look would not have allowed.
/// </summary>
internal sealed class OutboundConnections(OutboundSettings settings)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    public SocketsHttpHandler CreateHandler() => new()
    {
        ConnectCallback = ConnectAsync,
        AllowAutoRedirect = false, // followed by the caller, who knows where to
        UseProxy = false, // it would be the proxy's address that is looked at
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        MaxResponseHeadersLength = 64,
    };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(s_patience);
        try
        {
            return await ConnectAsync(await AddressesAsync(host, patience.Token), port, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SocketException((int)SocketError.TimedOut);
        }
    }

    private async Task<IPAddress[]> AddressesAsync(string host, CancellationToken cancellationToken)
    {
        var all = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancellationToken);
        if (settings.IsListed(host))
            return all;
        var open = all.Where(OutboundAddresses.IsOpen).ToArray();
        return open.Length > 0 || all.Length == 0 ? open : throw OutboundRefusedException.Of(host);
    }

    private static async Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
