using WorkflowCrm.Activities.Approvals;
using WorkflowCrm.Activities.Processes;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Audit;
using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Designer.WorkflowDefinitions.Starting;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Host.SignIn;
using WorkflowCrm.Storage.Definitions;
using WorkflowCrm.Storage.Definitions.Publishing;
using WorkflowCrm.Storage.Definitions.Reading;

namespace WorkflowCrm.Host.Designer.Definitions;

/// <summary>Starts instances for the designer; the audit trail says who did.</summary>
internal sealed class DefinitionStarting(
    DefinitionLibrary library, Bursts bursts, IUnitOfWork unitOfWork, IAudit audit, IIds ids, CurrentPerson current, PublishingRules rules, Refusals refusals) : IDefinitionStarting
{
    public async Task<StudioAnswer<string>> StartAsync(string definitionId, StartRequest request, CancellationToken cancellationToken)
    {
        if (!VersionOptions.TryParse(request.VersionOptions ?? "Latest", out var which) || await library.FindAsync(definitionId, which, cancellationToken) is not { } stored)
            return await refusals.OfAsync(Problem.NotFound("unknown-definition", ("definition", definitionId)), cancellationToken);
        // Or one person alone could set a process going that a second one has not seen.
        if (rules.TwoPeople && stored.IsDraft)
            return await refusals.OfAsync(Problem.Conflict("draft-not-confirmed", ("name", stored.NameOrId)), cancellationToken);
        // Its steps work on a request, which only the form makes.
        if (stored.Definition.Nodes().Any(node => node.Type == RequestSubmitted.TypeName && node.CanStartWorkflow))
            return await refusals.OfAsync(Problem.Conflict("definition-starts-by-form", ("name", stored.NameOrId)), cancellationToken);
        var instanceId = ids.New();
        await unitOfWork.RunAsync(
            async token =>
            {
                await bursts.StartAsync(
                    new StartInstance
                    {
                        DefinitionId = definitionId,
                        DefinitionVersionId = stored.VersionId,
                        InstanceId = instanceId,
                        CorrelationId = Given(request.CorrelationId),
                        TriggerActivityId = Given(request.TriggerActivityId),
                        Input = (request.Input ?? []).ToDictionary(input => input.Key, input => (object?)input.Value?.DeepClone()),
                    },
                    token);
                audit.Record(current.RequiredId, "definition.started", $"definition/{definitionId}", new
                {
                    name = stored.Definition.Name, version = stored.Version, versionId = stored.VersionId, instanceId,
                });
                return true;
            },
            cancellationToken);
        return instanceId;
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
