using System.Text.Json.Nodes;
using WorkflowCrm.Designer.Texts;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Designer.WorkflowInstances;

/// <summary>
/// What the viewer shows of an instance's state. It prints all of it, so what a bookmark waits for and who may call it stay out: there
/// may be secrets among it.
/// </summary>
public sealed record StudioState
{
    public required string Id { get; init; }

    public required string DefinitionId { get; init; }

    public required string DefinitionVersionId { get; init; }

    public required int DefinitionVersion { get; init; }

    public string? CorrelationId { get; init; }

    public required string Status { get; init; }

    public required string SubStatus { get; init; }

    public required IReadOnlyList<StudioBookmark> Bookmarks { get; init; }

    public required IReadOnlyList<StudioIncident> Incidents { get; init; }

    public object? Fault { get; }

    public IReadOnlyList<object> CompletionCallbacks { get; } = [];

    public IReadOnlyList<object> ActivityExecutionContexts { get; } = [];

    public required JsonObject Input { get; init; }

    public required JsonObject Output { get; init; }

    public JsonObject Properties { get; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public static StudioState Of(InstanceState state, IStudioTexts texts)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new()
        {
            Id = state.Id,
            DefinitionId = state.DefinitionId,
            DefinitionVersionId = state.DefinitionVersionId,
            DefinitionVersion = state.DefinitionVersion,
            CorrelationId = state.CorrelationId,
            Status = state.Status.ToString(),
            SubStatus = state.SubStatus.ToString(),
            Bookmarks = [.. state.Bookmarks.Select(StudioBookmark.Of)],
            Incidents = [.. state.Incidents.Select(incident => StudioIncident.Of(incident, texts))],
            Input = StudioValues.Of(state.Input),
            Output = StudioValues.Of(state.Output),
            CreatedAt = state.CreatedAt,
            UpdatedAt = state.UpdatedAt,
            FinishedAt = state.FinishedAt,
        };
    }
}
