using System.Globalization;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Audit;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Host.Components;

namespace WorkflowCrm.Host.Pages.Profile;

/// <summary>Sets and removes one's own absence and its deputy.</summary>
public sealed class Absences(IUnitOfWork unit, IOrganisationStore organisations, IAudit audit, IIds ids, Reader reader)
{
    /// <summary>Days by the person's own calendar, both included. Field problems name <c>from</c>, <c>until</c> or <c>deputy</c>.</summary>
    public Task<Result<Absence>> SetAsync(string? from, string? until, string? deputyId, CancellationToken cancellationToken) =>
        unit.RunAsync(token => SetInUnitAsync(from, until, string.IsNullOrEmpty(deputyId) ? null : deputyId, token), cancellationToken);

    /// <summary>Takes it back, or ends it now when it has begun; nothing happens when it is gone.</summary>
    public Task<bool> RemoveAsync(string absenceId, CancellationToken cancellationToken) => unit.RunAsync(
        async token =>
        {
            var absence = (await organisations.AbsencesForChangeAsync(reader.Id, token)).FirstOrDefault(a => a.Id == absenceId);
            if (absence is null)
                return false;
            organisations.Remove(absence);
            audit.Record(reader.Id, "absence.removed", $"person/{reader.Id}", new { absence.From, absence.Until, absence.DeputyId });
            return true;
        },
        cancellationToken);

    private async Task<Result<Absence>> SetInUnitAsync(string? from, string? until, string? deputyId, CancellationToken cancellationToken)
    {
        var others = await organisations.AbsencesForChangeAsync(reader.Id, cancellationToken);
        if (Check(from, until, deputyId, others, out var first, out var end) is { } wrong)
            return Problem.InvalidFields([wrong]);
        var absence = new Absence { Id = ids.New(), PersonId = reader.Id, From = first, Until = end, DeputyId = deputyId };
        organisations.Add(absence);
        audit.Record(reader.Id, "absence.set", $"person/{reader.Id}", new { absence.From, absence.Until, absence.DeputyId });
        return absence;
    }

    private FieldProblem? Check(
        string? from, string? until, string? deputyId, IReadOnlyList<Absence> others, out DateTimeOffset first, out DateTimeOffset end)
    {
        (first, end) = (default, default);
        if (!TryDate(from, out var firstDay))
            return new("from", string.IsNullOrWhiteSpace(from) ? "required" : "not-a-date");
        if (!TryDate(until, out var lastDay))
            return new("until", string.IsNullOrWhiteSpace(until) ? "required" : "not-a-date");
        if (lastDay < firstDay)
            return new("until", "absence-ends-before-it-begins");
        (first, end) = (Midnight(firstDay), Midnight(lastDay.AddDays(1)));
        if (end <= reader.Now)
            return new("until", "absence-is-over");
        var (begins, ends) = (first, end);
        if (others.Any(a => a.From < ends && begins < a.Until))
            return new("from", "absence-overlaps");
        if (deputyId == reader.Id)
            return new("deputy", "absence-deputy-self");
        return deputyId is not null && reader.Company.Active(deputyId) is null ? new("deputy", "unknown-person") : null;
    }

    private DateTimeOffset Midnight(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, reader.Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private static bool TryDate(string? text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date) && date.Year is > 2000 and < 9000;
}
