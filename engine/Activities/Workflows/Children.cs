using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Engine.Runtime.Stimuli;

namespace WorkflowCrm.Engine.Activities.Workflows;

/// <summary>What the activities have in common that start instances of other definitions.</summary>
internal static class Children
{
    private const string Attempt = "Attempt";
    private const string Awaited = "Awaited";

    /// <summary>The version to start: the one that is published now, even if another one is published before it starts.</summary>
    /// <exception cref="InvalidOperationException">No workflow is named, or too many have started each other.</exception>
    public static ValueTask<WorkflowDefinition> TargetAsync(ActivityContext context, string? definitionId)
    {
        if (string.IsNullOrWhiteSpace(definitionId))
        {
            throw new InvalidOperationException("No workflow is named; choose the one that is to be started.");
        }

        if (context.DepthLeft <= 0)
        {
            throw new InvalidOperationException(
                $"Workflow {definitionId} is not started: {context.Burst.Limits.ChildDepth} workflows have started each other in a row, probably in a circle.");
        }

        return context.Burst.Runtime.PublishedAsync(definitionId.Trim(), context.CancellationToken);
    }

    /// <summary>To be called when the activity begins: an execution that is tried again after an incident starts children of its own.</summary>
    public static void Begin(ActivityContext context)
    {
        context.Burst.State.HasChildren = true;
        if (context.Execution.Properties?[Attempt] is { } before)
        {
            context.Properties[Attempt] = before.GetValue<int>() + 1;
        }
        else
        {
            context.Properties[Attempt] = 1;
        }
    }

    /// <summary>The id of a child: a burst that is repeated makes the same one.</summary>
    /// <param name="index">Its number among the children of this execution.</param>
    public static string IdOf(ActivityContext context, int index) => StimulusKeys.InstanceId(
        context.ExecutionId,
        context.Properties[Attempt]!.GetValue<int>().ToString(CultureInfo.InvariantCulture),
        index.ToString(CultureInfo.InvariantCulture));

    /// <summary>Asks for the start of a child after the commit.</summary>
    /// <param name="waiting">The bookmark that waits for its end; null when nobody waits.</param>
    public static void Dispatch(
        ActivityContext context, WorkflowDefinition definition, string id, string? correlationId, JsonObject input, Bookmark? waiting)
        => context.Enqueue(WorkflowJobs.Start(new StartPayload
        {
            DefinitionId = definition.DefinitionId,
            DefinitionVersionId = definition.Id,
            InstanceId = id,
            CorrelationId = correlationId,
            Input = input,
            ParentInstanceId = context.InstanceId,
            Depth = context.Burst.State.Depth + 1,
            ReportsTo = waiting?.Hash,
        }));

    /// <summary>Waits for the end of one child.</summary>
    public static Bookmark Await(ActivityContext context, string id)
    {
        context.Properties[Awaited] = id;
        return context.CreateBookmark(context.Execution.Node.Type.Descriptor.Type, new JsonObject { [ChildStimulus.InstanceIdKey] = id });
    }

    /// <summary>Ends the child that this execution still waits for.</summary>
    public static void CancelAwaited(ActivityContext context)
    {
        if (context.Execution.Properties?[Awaited] is { } id)
        {
            Cancel(context, id.GetValue<string>());
        }
    }

    public static void Cancel(ActivityContext context, string id) => context.Enqueue(WorkflowJobs.Request(
        WorkflowJobKinds.Cancel,
        id,
        new CancelPayload(id, $"'{context.Node.Name ?? context.Node.Id}' of instance {context.InstanceId}, which waited for it, was cancelled.")));

    /// <summary>A child's inputs: what is given, and who its parent is.</summary>
    public static JsonObject InputOf(ActivityContext context, Dictionary<string, object>? given)
    {
        var input = WorkflowJobs.ToJson((given ?? []).Select(pair => KeyValuePair.Create<string, object?>(pair.Key, pair.Value)));
        input["ParentInstanceId"] = context.InstanceId;
        return input;
    }

    /// <summary>An empty correlation id is none.</summary>
    public static string? Correlation(string? given) => string.IsNullOrWhiteSpace(given) ? null : given;
}
