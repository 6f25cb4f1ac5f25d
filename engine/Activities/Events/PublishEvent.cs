using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Activities.Events;

/// <summary>
/// Sends an event. It is sent after the commit, by a job whose key is the execution's id: a burst that is repeated sends it once, and one
/// that is undone never.
/// </summary>
[Activity("Elsa.PublishEvent", DisplayName = "Publish event", Description = "Sends an event to the workflows that wait for it or start by it.", Category = "Events")]
internal sealed class PublishEvent : Activity
{
    [Input(DisplayName = "Event name", Description = "The event's name.")]
    public string? EventName { get; set; }

    [Input(DisplayName = "Correlation ID", Description = "Only instances with this correlation ID are resumed; empty means all.")]
    public string? CorrelationId { get; set; }

    [Input(DisplayName = "Local event", Description = "Whether only this instance is meant.", UIHint = "checkbox")]
    public bool IsLocalEvent { get; set; }

    [Input(Description = "What goes with the event.", UIHint = "multiline")]
    public object? Payload { get; set; }

    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        if (string.IsNullOrWhiteSpace(EventName))
        {
            throw new InvalidOperationException("The event has no name; say which event is to be sent.");
        }

        var sent = new EventPayload(
            EventName,
            string.IsNullOrEmpty(CorrelationId) ? null : CorrelationId,
            IsLocalEvent ? context.InstanceId : null,
            PlainValue.ToNode(Payload));
        context.Enqueue(WorkflowJobs.Request(WorkflowJobKinds.PublishEvent, context.ExecutionId, sent));
        return default;
    }
}
