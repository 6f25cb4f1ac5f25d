using System.Net;
using System.Net.Sockets;

namespace WorkflowCrm.EndToEnd.Tests.Mails;

/// <summary>A program at the mail server that looks at links: without a browser, without cookies, from an address of its own.</summary>
public sealed class LinkRobot : IDisposable
{
    private readonly HttpClient _client;

    /// <param name="from">The loopback address that it calls from.</param>
    /// <param name="follows">Whether it goes where it is sent.</param>
    public LinkRobot(IPAddress from, bool follows = false) => _client = new HttpClient(new SocketsHttpHandler
    {
        UseCookies = false,
        AllowAutoRedirect = follows,
        ConnectCallback = (context, cancellationToken) => ConnectAsync(from, context.DnsEndPoint, cancellationToken),
    });

    /// <summary>Each from another address: 127.0.0.2 and so on.</summary>
    public static IEnumerable<LinkRobot> Farm(int size) =>
        Enumerable.Range(2, size).Select(last => new LinkRobot(new IPAddress([127, 0, 0, (byte)last]), follows: true));

    public async Task<(HttpStatusCode Status, string Body)> AsksAsync(HttpMethod method, Uri link, params (string Name, string Value)[] headers)
    {
        using var message = new HttpRequestMessage(method, link);
        foreach (var (name, value) in headers)
            message.Headers.TryAddWithoutValidation(name, value);
        using var answer = await _client.SendAsync(message);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Sends the fields of the link's form.</summary>
    /// <param name="cookie">The header; null for none.</param>
    /// <param name="headers">More headers.</param>
    public async Task<HttpStatusCode> SendsAsync(Uri link, IEnumerable<KeyValuePair<string, string>> fields, string? cookie, params (string Name, string Value)[] headers)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, link) { Content = new FormUrlEncodedContent(fields) };
        if (cookie is not null)
            message.Headers.TryAddWithoutValidation("Cookie", cookie);
        foreach (var (name, value) in headers)
            message.Headers.TryAddWithoutValidation(name, value);
        using var answer = await _client.SendAsync(message);
        return answer.StatusCode;
    }

    public void Dispose() => _client.Dispose();

    private static async ValueTask<Stream> ConnectAsync(IPAddress from, DnsEndPoint to, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Bind(new IPEndPoint(from, 0));
            await socket.ConnectAsync(to.Host, to.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
