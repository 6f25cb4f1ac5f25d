using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Host.Settings;

/// <summary>The program's settings after their check, each with its default filled in.</summary>
/// <param name="ConnectionString"><c>Data Source=…</c> is SQLite, <c>Host=…</c> is PostgreSQL.</param>
/// <param name="DataDirectory">Absolute path of attachments, keys, mails of Development, SQLite file, backups.</param>
public sealed record HostSettings(
    string ConnectionString,
    string DataDirectory,
    DemoSettings Demo,
    NodeRole Role,
    SiteSettings Site,
    MailSettings Mail,
    EngineLimits Engine,
    OutboundSettings Outbound,
    PublishingSettings Publishing);

/// <summary>The demo company.</summary>
/// <param name="Seed">Load it into an empty database (Development only).</param>
/// <param name="Day">The day that its dates are reckoned from; null leaves it to the loader.</param>
public sealed record DemoSettings(bool Seed, DateOnly? Day);

/// <summary>Where the staff reach the pages.</summary>
/// <param name="Address">Null: the address that the program listens at.</param>
public sealed record SiteSettings(Uri? Address);

/// <summary>How processes are published.</summary>
/// <param name="TwoPeople">Whoever publishes needs the confirmation of a second process owner.</param>
public sealed record PublishingSettings(bool TwoPeople);
