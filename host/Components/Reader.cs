using WorkflowCrm.Crm.People;
using WorkflowCrm.Host.SignIn;

namespace WorkflowCrm.Host.Components;

/// <summary>Who reads the page: the person, the company as it stands, the time and the zone to show it in.</summary>
public sealed class Reader(CurrentPerson current, IOrganisationStore organisations, TimeProvider time)
{
    private Organisation? _company;

    /// <exception cref="InvalidOperationException"><see cref="LoadAsync"/> has not run.</exception>
    public Organisation Company => _company ?? throw new InvalidOperationException("The reader has not been loaded.");

    /// <summary>Null on pages that nobody needs to sign in for, and for somebody who has left.</summary>
    public Person? Person { get; private set; }

    public string Id => current.RequiredId;

    /// <summary>One moment for the whole page, so that its parts agree.</summary>
    public DateTimeOffset Now { get; private set; }

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    public async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        if (_company is not null)
            return;
        Now = time.GetUtcNow();
        var company = await organisations.CurrentAsync(cancellationToken);
        Person = company.Active(current.Id);
        Zone = FindZone(Person?.TimeZone);
        _company = company;
    }

    /// <summary>Reads the company again after something was changed.</summary>
    public ValueTask ReloadAsync(CancellationToken cancellationToken)
    {
        _company = null;
        return LoadAsync(cancellationToken);
    }

    public bool Has(string role) => Person is { } person && Company.HasRole(person.Id, role);

    /// <summary>Sees the reading log and the violations of everybody (R062).</summary>
    public bool MaySeeReadings => Has(Roles.Auditor) || Has(Roles.Administrator) || Has(Roles.GmOfficeHead);

    public bool MaySeeAudit => Has(Roles.Auditor) || Has(Roles.Administrator);

    private static TimeZoneInfo FindZone(string? id) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(id ?? "Asia/Shanghai", out var zone) ? zone : TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
}
