using System.Text.Json.Nodes;
using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Crm.Approvals;

/// <summary>Starts a request: checks the form against the process, gives it a number and runs the process to its first wait.</summary>
public sealed class SubmitRequest
{
    /// <summary>Problems: <c>unknown-process</c> (404), <c>process-not-allowed</c> (403), field problems (422).</summary>
    public Task<Result<Request>> RunAsync(string personId, string definitionId, JsonObject inputs, Channel channel, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Checks the form and says which route the request would take, without starting anything.</summary>
    public Task<Result<IReadOnlyList<RouteStep>>> PreviewAsync(string personId, string definitionId, JsonObject inputs, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
