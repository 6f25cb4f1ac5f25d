using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Host.Settings;

namespace WorkflowCrm.Host.Mail;

/// <summary>The address that links in mails start with: the setting, or else where the program listens.</summary>
internal sealed class SiteAddress(HostSettings settings, IServer server, IConfiguration configuration) : ISiteAddress
{
    public string MailDomain => settings.Mail.Domain;

    public string Sender => settings.Mail.From;

    public string? Mailbox => settings.Mail.Mailbox;

    public Uri Root => settings.Site.Address ?? new Uri(Reachable(Listening()) + "/");

    public Uri Of(string path) => new(Root, path.TrimStart('/'));

    // Before the server listens its addresses are only configured.
    private string Listening() =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
        ?? configuration["urls"]?.Split(';')[0]
        ?? "http://127.0.0.1:5080";

    // "Any address" is nothing that a browser can go to.
    private static string Reachable(string address) => address
        .Replace("://*", "://localhost", StringComparison.Ordinal)
        .Replace("://+", "://localhost", StringComparison.Ordinal)
        .Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal)
        .Replace("://[::]", "://localhost", StringComparison.Ordinal)
        .TrimEnd('/');
}
