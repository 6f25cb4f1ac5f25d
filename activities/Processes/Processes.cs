using System.Text.Json.Nodes;
using WorkflowCrm.Activities.Mail;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Processes;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Activities.Processes;

/// <summary>The running of processes by our engine.</summary>
public sealed class Processes(
    IDefinitionStore definitions, ProcessDescriptions descriptions, IApprovalStore approvals, Bursts bursts, RouteAhead routes) : IProcesses
{
    public async Task<IReadOnlyList<ProcessDescription>> ListAsync(CancellationToken cancellationToken)
    {
        var published = await definitions.ListPublishedAsync(cancellationToken);
        return [.. published.Select(TryRead).OfType<ProcessDescription>().OrderBy(process => process.DefinitionId, StringComparer.Ordinal)];
    }

    public async Task<ProcessDescription?> FindAsync(string definitionId, CancellationToken cancellationToken) =>
        await definitions.FindPublishedAsync(definitionId, cancellationToken) is { } definition ? TryRead(definition) : null;

    public async Task<ProcessDescription?> FindVersionAsync(string versionId, CancellationToken cancellationToken) =>
        await definitions.FindVersionAsync(versionId, cancellationToken) is { } definition ? TryRead(definition) : null;

    public async Task StartAsync(
        string definitionId, string instanceId, string requestNumber, JsonObject inputs, CancellationToken cancellationToken)
    {
        // The request says which version it runs on: another one may have been published since its form was checked.
        var request = await approvals.LockByInstanceAsync(instanceId, cancellationToken);
        var definition = request is null
            ? await definitions.FindPublishedAsync(definitionId, cancellationToken)
            : await definitions.FindVersionAsync(request.DefinitionVersionId, cancellationToken);
        await bursts.StartAsync(new StartInstance
        {
            DefinitionId = definitionId,
            DefinitionVersionId = definition?.Id,
            InstanceId = instanceId,
            CorrelationId = requestNumber,
            Name = requestNumber,
            Input = PlainValues.Of(inputs),
            TriggerActivityId = definition is null ? null : StartOf(definition, inputs)?.Id,
        }, cancellationToken);
    }

    private static ActivityNode? StartOf(WorkflowDefinition definition, JsonObject inputs) =>
        inputs.ContainsKey(MailReceived.MailInput)
            ? ProcessReader.StartOf(definition, MailReceived.TypeName)
            : ProcessReader.StartOf(definition);

    public Task<bool> ContinueAsync(
        string instanceId, string bookmarkId, string outcome, JsonObject? form, CancellationToken cancellationToken) =>
        bursts.ResumeAsync(
            instanceId,
            bookmarkId,
            new Dictionary<string, object?> { [ResumeKeys.Outcome] = outcome, [ResumeKeys.Form] = form },
            cancellationToken);

    public Task CancelAsync(string instanceId, string reason, CancellationToken cancellationToken) =>
        bursts.CancelAsync(instanceId, reason, cancellationToken);

    public Task<IReadOnlyList<RouteStep>> RouteAsync(
        string versionId, string? instanceId, string requesterId, JsonObject inputs, CancellationToken cancellationToken) =>
        routes.FindAsync(versionId, instanceId, requesterId, inputs, cancellationToken);

    /// <summary>A definition with broken properties of ours cannot be started; it must not take the others with it.</summary>
    private ProcessDescription? TryRead(WorkflowDefinition definition)
    {
        try
        {
            return descriptions.Of(definition);
        }
        catch (DefinitionFormatException)
        {
            return null;
        }
    }
}
