using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Designer.WorkflowInstances;

/// <summary>Reads instances for the Studio.</summary>
public interface IInstanceReading
{
    /// <summary>Refused when a word of the query is none that lists know.</summary>
    Task<StudioAnswer<InstancePage>> ListAsync(InstanceQuery query, CancellationToken cancellationToken);

    /// <summary>Null when there is none.</summary>
    Task<StoredInstance?> FindAsync(string instanceId, CancellationToken cancellationToken);

    /// <summary>All lines, the first one first; none of an instance that is unknown.</summary>
    Task<IReadOnlyList<JournalEntry>> JournalAsync(string instanceId, CancellationToken cancellationToken);
}
