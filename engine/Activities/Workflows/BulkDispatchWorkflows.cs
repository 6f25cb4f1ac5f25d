using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Activities.Loops;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Expressions;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Activities.Workflows;

/// <summary>Starts an instance of another definition for each item of a list, and may wait until all have ended.</summary>
[Activity("Elsa.BulkDispatchWorkflows", DisplayName = "Bulk dispatch workflows", Description = "Starts another workflow for each item of a list.", Category = "Composition", Outcomes = ["Completed", "Done"])]
[Port(CompletedPort)]
[Port(FaultedPort)]
internal sealed class BulkDispatchWorkflows : Activity
{
    private const string CompletedPort = "ChildCompleted";
    private const string FaultedPort = "ChildFaulted";

    [Input(DisplayName = "Workflow", Description = "The workflow to start.", UIHint = "workflow-definition-picker")]
    public string? WorkflowDefinitionId { get; set; }

    [Input(Description = "The list. The properties of an item become inputs; an item without properties becomes one input.", UIHint = "multiline")]
    public object? Items { get; set; }

    [Input(DisplayName = "Item's input", Description = "The name of the input for an item without properties.", DefaultValue = "Item")]
    public string? DefaultItemInputKey { get; set; }

    [Input(DisplayName = "Correlation ID", Description = "What each new instance is about; the item is the variable Item.", AutoEvaluate = false)]
    public Deferred<string>? CorrelationIdFunction { get; set; }

    [Input(Description = "Further inputs by name, the same for all.", UIHint = "dictionary")]
    public Dictionary<string, object>? Input { get; set; }

    [Input(DisplayName = "Wait for completion", Description = "Whether to go on only when all have ended.", UIHint = "checkbox", DefaultValue = true)]
    public bool WaitForCompletion { get; set; }

    [Input(DisplayName = "Channel", Description = "Kept for other programs; all workflows share one queue here.")]
    public string? ChannelName { get; set; }

    protected internal override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var definition = await Children.TargetAsync(context, WorkflowDefinitionId);
        var items = LoopItems.Of(context, Items);
        var most = context.Burst.Limits.ChildrenPerActivity;
        if (items.Count > most)
        {
            throw new InvalidOperationException($"The list has {items.Count} items; one activity may start {most} workflows.");
        }

        if (items.Count + context.Burst.Jobs.Count > context.Burst.Limits.JobsPerBurst)
        {
            throw new InvalidOperationException($"{items.Count} workflows more would be too many for one run; let the workflow wait in between.");
        }

        if (items.Count == 0)
        {
            return;
        }

        // Everything that may fail comes before the first start: an incident leaves nothing half done.
        var starts = items.Select((item, i) => (CorrelationId: Children.Correlation(Correlate(context, LoopItems.At(items, i))), Input: InputOf(context, item))).ToArray();
        Children.Begin(context);
        var waiting = WaitForCompletion ? context.CreateBookmark(context.Execution.Node.Type.Descriptor.Type, autoBurn: false) : null;
        if (waiting is not null)
        {
            ChildTally.Begin(context.Properties, items.Count);
        }

        for (var i = 0; i < starts.Length; i++)
        {
            Children.Dispatch(context, definition, Children.IdOf(context, i), starts[i].CorrelationId, starts[i].Input, waiting);
        }
    }

    protected internal override ValueTask ResumeAsync(ActivityContext context, Bookmark bookmark)
    {
        var id = context.ResumeInput.GetValueOrDefault(ChildStimulus.InstanceIdKey) as string;
        if (id is not null && ChildTally.Find(context.Properties) is { } tally && IndexOf(context, tally, id) is var index and >= 0 && !tally.HasEnded(index))
        {
            tally.End(index);
            RunPort(context, id);
            Settle(context);
        }

        return default;
    }

    protected internal override ValueTask ChildCompletedAsync(ActivityContext context, ChildCompletion child)
    {
        Settle(context);
        return default;
    }

    protected internal override ValueTask CancelAsync(ActivityContext context)
    {
        if (ChildTally.Find(context.Execution.Properties) is { } tally)
        {
            for (var i = 0; i < tally.Count; i++)
            {
                if (!tally.HasEnded(i))
                {
                    Children.Cancel(context, Children.IdOf(context, i));
                }
            }
        }

        return default;
    }

    private static int IndexOf(ActivityContext context, ChildTally tally, string id)
    {
        for (var i = 0; i < tally.Count; i++)
        {
            if (Children.IdOf(context, i) == id)
            {
                return i;
            }
        }

        return -1;
    }

    private static void RunPort(ActivityContext context, string id)
    {
        var port = (context.ResumeInput.GetValueOrDefault(ChildStimulus.SubStatusKey) as string) switch
        {
            nameof(InstanceSubStatus.Finished) => CompletedPort,
            nameof(InstanceSubStatus.Faulted) => FaultedPort,
            _ => null,
        };
        if (port is not null)
        {
            context.ScheduleChild(port, new Dictionary<string, object?>
            {
                [ChildStimulus.InstanceIdKey] = id,
                [ChildStimulus.OutputKey] = context.ResumeInput.GetValueOrDefault(ChildStimulus.OutputKey),
            });
        }
    }

    private static void Settle(ActivityContext context)
    {
        if (!context.HasOpenChildren && ChildTally.Find(context.Properties) is { AreAllEnded: true })
        {
            context.Complete("Completed", "Done");
        }
    }

    /// <summary>The item's own properties win over the inputs that are the same for all.</summary>
    private JsonObject InputOf(ActivityContext context, JsonNode? item)
    {
        var input = Children.InputOf(context, Input);
        if (item is JsonObject properties)
        {
            foreach (var (name, value) in properties)
            {
                input[name] = value?.DeepClone();
            }
        }
        else
        {
            input[string.IsNullOrWhiteSpace(DefaultItemInputKey) ? "Item" : DefaultItemInputKey] = item?.DeepClone();
        }

        return input;
    }

    private string? Correlate(ActivityContext context, object? item)
    {
        var variables = context.Execution.Variables ??= [];
        variables["Item"] = PlainValue.Copy(item);
        try
        {
            return CorrelationIdFunction?.Evaluate(context);
        }
        finally
        {
            variables.Remove("Item");
        }
    }
}
