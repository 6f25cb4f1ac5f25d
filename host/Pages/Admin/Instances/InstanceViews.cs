using WorkflowCrm.Activities.Processes;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Processes;
using WorkflowCrm.Designer.ActivityDescriptors;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Host.Components.Diagram;
using WorkflowCrm.Storage.Definitions.Reading;
using WorkflowCrm.Storage.Instances;

namespace WorkflowCrm.Host.Pages.Admin.Instances;

/// <summary>Puts together the page of one instance. Who may see it is the page's question.</summary>
public sealed class InstanceViews(
    IInstanceStore instances, InstanceReader reader, IDefinitionStore definitions, DefinitionLibrary library, ProcessDescriptions descriptions,
    IApprovalStore approvals, DiagramPlans plans, IActivityTexts texts, ActivityCatalogue catalogue)
{
    /// <summary>Null when there is no such instance.</summary>
    public async Task<InstanceView?> FindAsync(string instanceId, CancellationToken cancellationToken)
    {
        if (await instances.FindAsync(instanceId, cancellationToken) is not { } state)
            return null;
        var definition = await definitions.FindVersionAsync(state.DefinitionVersionId, cancellationToken);
        var process = definition is null ? null : Describe(definition);
        var request = state.CorrelationId is { } number ? await approvals.FindAsync(number, cancellationToken) : null;
        var versions = (await library.VersionsAsync(state.DefinitionId, cancellationToken))
            .Where(version => version.PublishedAt is not null && version.VersionId != state.DefinitionVersionId).ToList();
        return new InstanceView
        {
            State = state,
            Definition = definition,
            ProcessName = process?.In(Texts.CurrentLanguage, process.Name) ?? definition?.Name ?? state.DefinitionId,
            Words = new DiagramWords(process, texts, catalogue),
            Plan = definition is null ? null : plans.Of(definition),
            Progress = definition is null
                ? new Dictionary<string, NodeProgress>()
                : InstanceProgress.Of(definition, state, await reader.JournalAsync(instanceId, cancellationToken)),
            Request = request?.InstanceId == instanceId ? request : null,
            Variables = VariableLine.Of(state, definition),
            Versions = [.. versions.Select(version => version.Version)],
            VersionIds = [.. versions.Select(version => version.VersionId)],
        };
    }

    /// <summary>A process whose properties of ours are broken has no translations; it is shown as it was written.</summary>
    private ProcessDescription? Describe(WorkflowDefinition definition)
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
