using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using WorkflowCrm.Host.StartUp;
using WorkflowCrm.Storage;

namespace WorkflowCrm.Host.Settings;

/// <summary>Reads the settings and refuses what it does not understand, so that a misspelt name never passes unnoticed.</summary>
internal sealed class SettingsReader(IConfiguration configuration, IHostEnvironment environment)
{
    private static readonly Dictionary<string, string[]> Known = new(MailSettingsReader.Known, StringComparer.OrdinalIgnoreCase)
    {
        ["ConnectionStrings"] = ["WorkflowCrm"],
        ["Data"] = ["Directory"],
        ["Demo"] = ["Seed", "Day"],
        ["Node"] = ["Role"],
        ["Site"] = ["Address"],
        ["Engine"] = [.. EngineSettings.Keys],
        ["Publishing"] = ["TwoPeople"],
        ["Outbound"] = ["Hosts", "TimeoutSeconds", "Attempts", "BodyLimit"],
    };

    /// <exception cref="StartRefusedException">A setting is unknown, unreadable or contradicts another one.</exception>
    public HostSettings Read()
    {
        RefuseUnknown();
        var data = Path.GetFullPath(Value("Data:Directory") ?? "data", environment.ContentRootPath);
        var site = new SiteSettings(SiteAddress());
        return new HostSettings(
            ConnectionString(data),
            data,
            Demo(),
            Role(),
            site,
            Mail(site),
            EngineSettings.Read(Value, (path, text) => Refuse(path, "start.bad-setting", text)),
            Outbound(),
            Publishing());
    }

    private void RefuseUnknown()
    {
        foreach (var (section, keys) in Known)
        {
            foreach (var child in configuration.GetSection(section).GetChildren())
            {
                var known = child.GetChildren().Any() ? Known.ContainsKey(child.Path) : keys.Contains(child.Key, StringComparer.OrdinalIgnoreCase);
                if (!known)
                    throw new StartRefusedException("start.unknown-setting", ("setting", EnvironmentForm(child.Path)), ("known", string.Join(", ", keys.Select(k => EnvironmentForm($"{section}:{k}")))));
            }
        }
    }

    private string ConnectionString(string dataDirectory)
    {
        const string key = "ConnectionStrings:WorkflowCrm";
        if (Value(key) is not { } given)
            return $"Data Source={Path.Combine(dataDirectory, "workflowcrm.db")}";
        try
        {
            // Each database's own reader also refuses words that it does not know.
            return ConnectionStrings.IsPostgres(given)
                ? new NpgsqlConnectionStringBuilder(given).ConnectionString
                : new SqliteConnectionStringBuilder(given).ConnectionString;
        }
        catch (ArgumentException)
        {
            // The text itself is never shown: it may hold a password.
            throw Refuse(key, "start.bad-connection-string");
        }
    }

    private DemoSettings Demo()
    {
        var seed = Value("Demo:Seed") switch
        {
            null => environment.IsDevelopment(),
            var text when bool.TryParse(text, out var value) => value,
            var text => throw Refuse("Demo:Seed", "start.bad-setting", text),
        };
        if (seed && !environment.IsDevelopment())
            throw Refuse("Demo:Seed", "start.demo-outside-development", environment.EnvironmentName);
        DateOnly? day = Value("Demo:Day") switch
        {
            null => null,
            var text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value) => value,
            var text => throw Refuse("Demo:Day", "start.bad-setting", text),
        };
        return day is not null && !seed ? throw Refuse("Demo:Day", "start.demo-day-without-seed") : new DemoSettings(seed, day);
    }

    private PublishingSettings Publishing() => Value("Publishing:TwoPeople") switch
    {
        null => new PublishingSettings(!environment.IsDevelopment()),
        var text when bool.TryParse(text, out var value) => new PublishingSettings(value),
        var text => throw Refuse("Publishing:TwoPeople", "start.bad-setting", text),
    };

    private NodeRole Role() => Value("Node:Role")?.ToLowerInvariant() switch
    {
        null or "all" => NodeRole.All,
        "web" => NodeRole.Web,
        "worker" => NodeRole.Worker,
        var text => throw Refuse("Node:Role", "start.bad-setting", text),
    };

    private Uri? SiteAddress() => Value("Site:Address") switch
    {
        null => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" => new Uri(text.TrimEnd('/') + "/"),
        var text => throw Refuse("Site:Address", "start.bad-setting", text),
    };

    private MailSettings Mail(SiteSettings site) =>
        // The demo company's domain; elsewhere the company's own must come from a setting to be more than a stand-in.
        new MailSettingsReader(Value, Number, (path, text) => Refuse(path, "start.bad-setting", text))
            .Read(environment.IsDevelopment() ? "tuofan.example" : site.Address?.Host ?? "localhost");

    private OutboundSettings Outbound() => new(
        OutboundHosts(),
        TimeSpan.FromSeconds(Number("Outbound:TimeoutSeconds", 1, 120, otherwise: 30)),
        Number("Outbound:Attempts", 1, 10, otherwise: 4),
        Number("Outbound:BodyLimit", 1024, 1_000_000, otherwise: 256 * 1024));

    private string[] OutboundHosts()
    {
        var hosts = (Value("Outbound:Hosts") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Array.Find(hosts, host => Uri.CheckHostName(host) == UriHostNameType.Unknown) is { } wrong
            ? throw Refuse("Outbound:Hosts", "start.bad-setting", wrong)
            : hosts;
    }

    private int Number(string key, int least, int most, int otherwise) => Value(key) switch
    {
        null => otherwise,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most => number,
        var text => throw Refuse(key, "start.bad-setting", text),
    };

    // An empty value is how container tools say "not set".
    private string? Value(string key) => configuration[key] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private static string EnvironmentForm(string path) => path.Replace(":", "__", StringComparison.Ordinal);

    private static StartRefusedException Refuse(string path, string code, string value = "") =>
        new(code, ("setting", EnvironmentForm(path)), ("value", value));
}
