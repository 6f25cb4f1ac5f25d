using WorkflowCrm.Crm;
using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Designer.WorkflowInstances;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Storage.Instances;

namespace WorkflowCrm.Host.Designer.Instances;

/// <summary>Reads instances for the designer.</summary>
internal sealed class InstanceReading(InstanceReader reader, IInstanceStore instances, IDefinitionStore definitions, Texts texts) : IInstanceReading
{
    public async Task<StudioAnswer<InstancePage>> ListAsync(InstanceQuery query, CancellationToken cancellationToken)
    {
        if (!InstanceQueryReader.TryRead(query, out var filter, out var wrong))
            return new StudioRefusal(texts.Get("instances.unknown-word", ("word", wrong)));
        var page = await reader.ListAsync(filter, PageOf.Clamp((query.Page ?? 0) + 1, query.PageSize), cancellationToken);
        return new InstancePage([.. page.Items.Select(Summary)], page.Total);
    }

    public async Task<StoredInstance?> FindAsync(string instanceId, CancellationToken cancellationToken) =>
        await instances.FindAsync(instanceId, cancellationToken) is { } state
            ? new StoredInstance(state, await definitions.FindVersionAsync(state.DefinitionVersionId, cancellationToken))
            : null;

    public Task<IReadOnlyList<JournalEntry>> JournalAsync(string instanceId, CancellationToken cancellationToken) =>
        reader.JournalAsync(instanceId, cancellationToken);

    private static InstanceSummary Summary(InstanceRow row) => new()
    {
        Id = row.Id,
        DefinitionId = row.DefinitionId,
        DefinitionVersionId = row.DefinitionVersionId,
        Version = row.DefinitionVersion,
        Status = row.Status.ToString(),
        SubStatus = row.SubStatus.ToString(),
        CorrelationId = row.CorrelationId,
        Name = row.Name,
        IncidentCount = row.IncidentCount,
        CreatedAt = row.CreatedAt,
        UpdatedAt = row.UpdatedAt,
        FinishedAt = row.FinishedAt,
    };
}
