using Microsoft.Playwright;

namespace WorkflowCrm.EndToEnd.Tests.Studio;

/// <summary>All that a page asks of the network: what failed, what went elsewhere, how many bytes came; and what the console calls an error.</summary>
internal sealed class NetworkLog
{
    private readonly Dictionary<string, string> _addresses = [];
    private readonly Uri _site;

    private NetworkLog(Uri site) => _site = site;

    /// <summary>Calls that were answered with an error, not answered, or went to another site; what the browser's policy blocked; what the scripts complained of.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Bytes of the designer's own addresses.</summary>
    public long Designer { get; private set; }

    /// <summary>Bytes of the Studio's API.</summary>
    public long Api { get; private set; }

    /// <summary>Bytes of the page around it.</summary>
    public long Shell { get; private set; }

    public int Requests { get; private set; }

    public static async Task<NetworkLog> OfAsync(IPage page, Uri site)
    {
        var log = new NetworkLog(site);
        page.Response += (_, response) => log.Hear(response);
        page.RequestFailed += (_, request) => log.Faults.Add($"{request.Method} {request.Url}: {request.Failure}");
        page.PageError += (_, error) => log.Faults.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                log.Faults.Add(message.Text);
        };
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        session.Event("Network.responseReceived").OnEvent += (_, e) =>
            log._addresses[e!.Value.GetProperty("requestId").GetString()!] = e.Value.GetProperty("response").GetProperty("url").GetString()!;
        session.Event("Network.loadingFinished").OnEvent += (_, e) => log.Count(
            log._addresses.GetValueOrDefault(e!.Value.GetProperty("requestId").GetString()!, ""), (long)e.Value.GetProperty("encodedDataLength").GetDouble());
        return log;
    }

    /// <summary>Begins to count anew.</summary>
    public void Restart() => (Designer, Api, Shell, Requests) = (0, 0, 0, 0);

    public override string ToString() => $"{Requests} requests: designer {Designer / 1000} kB, API {Api / 1000} kB, page around it {Shell / 1000} kB";

    private void Hear(IResponse response)
    {
        if (response.Status >= 400)
            Faults.Add($"{response.Request.Method} {response.Url}: {response.Status}");
        var url = new Uri(response.Url);
        if (url.Scheme is "http" or "https" or "ws" or "wss" && url.Authority != _site.Authority)
            Faults.Add($"{response.Url} is another site");
    }

    private void Count(string address, long bytes)
    {
        Requests++;
        if (address.Contains("/elsa/", StringComparison.Ordinal))
            Api += bytes;
        else if (address.Contains("/designer/", StringComparison.Ordinal))
            Designer += bytes;
        else
            Shell += bytes;
    }
}
