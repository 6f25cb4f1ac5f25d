using WorkflowCrm.Designer.Answers;

namespace WorkflowCrm.Designer.WorkflowDefinitions.Starting;

/// <summary>Starts instances by hand.</summary>
public interface IDefinitionStarting
{
    /// <returns>The id of the new instance.</returns>
    Task<StudioAnswer<string>> StartAsync(string definitionId, StartRequest request, CancellationToken cancellationToken);
}
