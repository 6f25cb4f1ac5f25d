using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Processes;
using WorkflowCrm.Designer.ActivityDescriptors;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Host.Components.Diagram;
using WorkflowCrm.Storage.Instances;

namespace WorkflowCrm.Host.Pages.Requests;

/// <summary>Draws the process of a request with where it stands. Who may see it is the page's question.</summary>
public sealed class RequestDiagrams(
    IDefinitionStore definitions, IInstanceStore instances, InstanceReader reader, DiagramPlans plans, IActivityTexts texts, ActivityCatalogue catalogue)
{
    /// <summary>Null when the version or the instance is gone.</summary>
    public async Task<RequestDiagram?> FindAsync(Request request, ProcessDescription process, CancellationToken cancellationToken)
    {
        if (await definitions.FindVersionAsync(request.DefinitionVersionId, cancellationToken) is not { } definition
            || await instances.FindAsync(request.InstanceId, cancellationToken) is not { } state)
            return null;
        var journal = await reader.JournalAsync(request.InstanceId, cancellationToken);
        return new RequestDiagram(plans.Of(definition), new DiagramWords(process, texts, catalogue), InstanceProgress.Of(definition, state, journal));
    }
}
