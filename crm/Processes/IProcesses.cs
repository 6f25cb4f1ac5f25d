using System.Text.Json.Nodes;

namespace WorkflowCrm.Crm.Processes;

/// <summary>
/// The running of processes, as the business needs it. Calls that change something happen inside the caller's unit of
/// work, so a decision and the steps that follow from it are one transaction.
/// </summary>
public interface IProcesses
{
    Task<IReadOnlyList<ProcessDescription>> ListAsync(CancellationToken cancellationToken);

    Task<ProcessDescription?> FindAsync(string definitionId, CancellationToken cancellationToken);

    /// <summary>The version that a request runs on, published or not.</summary>
    Task<ProcessDescription?> FindVersionAsync(string versionId, CancellationToken cancellationToken);

    /// <summary>Starts the instance <paramref name="instanceId"/> and runs it to its first wait.</summary>
    Task StartAsync(string definitionId, string instanceId, string requestNumber, JsonObject inputs, CancellationToken cancellationToken);

    /// <summary>Resumes what waits at the bookmark. False when it no longer waits there.</summary>
    Task<bool> ContinueAsync(string instanceId, string bookmarkId, string outcome, JsonObject? form, CancellationToken cancellationToken);

    Task CancelAsync(string instanceId, string reason, CancellationToken cancellationToken);

    /// <summary>The steps that a request may still pass from where it stands (or from the start), with the people who would act, for "what comes next".</summary>
    Task<IReadOnlyList<RouteStep>> RouteAsync(string versionId, string? instanceId, string requesterId, JsonObject inputs, CancellationToken cancellationToken);
}
