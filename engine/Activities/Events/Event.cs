using WorkflowCrm.Engine.Definitions.Checks;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Activities.Events;

/// <summary>Waits for an event of a given name, or starts an instance when it comes.</summary>
[Activity(EventStimulus.Name, DisplayName = "Event", Description = "Waits for an event of a given name.", Category = "Events", IsTrigger = true)]
internal sealed class Event : Activity, IActivityCheck
{
    [Input(DisplayName = "Event name", Description = "The event's name.")]
    public string? EventName { get; set; }

    [Output(Description = "What came with the event.")]
    public object? Result { get; set; }

    public static void Check(NodeCheck check)
    {
        if (check.TryLiteral(nameof(EventName), out var name) && string.IsNullOrWhiteSpace(ValueConversion.Text(name)))
        {
            check.Error(nameof(EventName), "an event needs a name; write the one that is published");
        }
    }

    protected internal override IEnumerable<TriggerPayload> TriggerPayloads(ActivityContext context)
        => string.IsNullOrWhiteSpace(EventName)
            ? throw new InvalidOperationException("The event has no name; say which event starts the workflow.")
            : [new TriggerPayload(EventStimulus.Payload(EventName))];

    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        if (context.IsTrigger)
        {
            TakePayload(context);
        }
        else
        {
            context.CreateBookmark(EventStimulus.Name, EventStimulus.Payload(EventName ?? ""), instanceScoped: false);
        }

        return default;
    }

    protected internal override ValueTask ResumeAsync(ActivityContext context, Bookmark bookmark)
    {
        TakePayload(context);
        context.Complete();
        return default;
    }

    private void TakePayload(ActivityContext context)
        => Result = context.ResumeInput.TryGetValue(EventStimulus.PayloadKey, out var payload) ? payload : null;
}
