using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Definitions;

namespace WorkflowCrm.Storage.Instances;

/// <summary>Puts filters and orders of lists into the database's words.</summary>
internal static class InstanceListing
{
    public static IQueryable<InstanceRow> Matching(WorkflowCrmDbContext db, InstanceFilter filter)
    {
        var rows = db.Set<InstanceRow>().AsNoTracking();
        if (filter.Ids is { } ids)
            rows = rows.Where(i => ids.Contains(i.Id));
        if (filter.DefinitionIds is { } definitionIds)
            rows = rows.Where(i => definitionIds.Contains(i.DefinitionId));
        if (filter.DefinitionVersionId is { } versionId)
            rows = rows.Where(i => i.DefinitionVersionId == versionId);
        if (filter.Version is { } version)
            rows = rows.Where(i => i.DefinitionVersion == version);
        if (filter.CorrelationId is { } correlationId)
            rows = rows.Where(i => i.CorrelationId == correlationId);
        if (filter.Statuses is { } statuses)
            rows = rows.Where(i => statuses.Contains(i.Status));
        if (filter.SubStatuses is { } subStatuses)
            rows = rows.Where(i => subStatuses.Contains(i.SubStatus));
        if (filter.HasIncidents is { } hasIncidents)
            rows = rows.Where(i => i.IncidentCount > 0 == hasIncidents);
        if (filter.IsSystem is { } isSystem)
            rows = rows.Where(i => db.Set<DefinitionRow>().Any(d => d.DefinitionId == i.DefinitionId && d.IsSystem) == isSystem);
        if (filter.Search?.Trim() is { Length: > 0 } search)
        {
            var wanted = search.ToUpperInvariant();
            rows = rows.Where(i => Sql.Upper(i.Id).Contains(wanted) || Sql.Upper(i.DefinitionId).Contains(wanted)
                || (i.Name != null && Sql.Upper(i.Name).Contains(wanted)) || (i.CorrelationId != null && Sql.Upper(i.CorrelationId).Contains(wanted)));
        }

        return filter.Moments.Aggregate(rows, Within);
    }

    public static IQueryable<InstanceRow> Ordered(IQueryable<InstanceRow> rows, InstanceFilter filter) => ((filter.Order, filter.Descending) switch
    {
        (InstanceOrder.Updated, false) => rows.OrderBy(i => i.UpdatedAt),
        (InstanceOrder.Updated, true) => rows.OrderByDescending(i => i.UpdatedAt),
        (InstanceOrder.Finished, false) => rows.OrderBy(i => i.FinishedAt),
        (InstanceOrder.Finished, true) => rows.OrderByDescending(i => i.FinishedAt),
        (InstanceOrder.Name, false) => rows.OrderBy(i => i.Name),
        (InstanceOrder.Name, true) => rows.OrderByDescending(i => i.Name),
        (_, false) => rows.OrderBy(i => i.CreatedAt),
        (_, true) => rows.OrderByDescending(i => i.CreatedAt),
    }).ThenBy(i => i.Id);

    private static IQueryable<InstanceRow> Within(IQueryable<InstanceRow> rows, InstanceMoment limit)
    {
        var at = limit.Instant.ToUniversalTime();
        return (limit.Of, limit.Comparison) switch
        {
            (InstanceOrder.Finished, MomentComparison.Is) => rows.Where(i => i.FinishedAt == at),
            (InstanceOrder.Finished, MomentComparison.IsNot) => rows.Where(i => i.FinishedAt != at),
            (InstanceOrder.Finished, MomentComparison.Before) => rows.Where(i => i.FinishedAt < at),
            (InstanceOrder.Finished, MomentComparison.After) => rows.Where(i => i.FinishedAt > at),
            (InstanceOrder.Finished, MomentComparison.NotAfter) => rows.Where(i => i.FinishedAt <= at),
            (InstanceOrder.Finished, _) => rows.Where(i => i.FinishedAt >= at),
            (InstanceOrder.Updated, MomentComparison.Is) => rows.Where(i => i.UpdatedAt == at),
            (InstanceOrder.Updated, MomentComparison.IsNot) => rows.Where(i => i.UpdatedAt != at),
            (InstanceOrder.Updated, MomentComparison.Before) => rows.Where(i => i.UpdatedAt < at),
            (InstanceOrder.Updated, MomentComparison.After) => rows.Where(i => i.UpdatedAt > at),
            (InstanceOrder.Updated, MomentComparison.NotAfter) => rows.Where(i => i.UpdatedAt <= at),
            (InstanceOrder.Updated, _) => rows.Where(i => i.UpdatedAt >= at),
            (_, MomentComparison.Is) => rows.Where(i => i.CreatedAt == at),
            (_, MomentComparison.IsNot) => rows.Where(i => i.CreatedAt != at),
            (_, MomentComparison.Before) => rows.Where(i => i.CreatedAt < at),
            (_, MomentComparison.After) => rows.Where(i => i.CreatedAt > at),
            (_, MomentComparison.NotAfter) => rows.Where(i => i.CreatedAt <= at),
            _ => rows.Where(i => i.CreatedAt >= at),
        };
    }
}
