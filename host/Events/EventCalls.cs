using System.Text.Json.Nodes;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Audit;
using WorkflowCrm.Engine.Activities.Events;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Host.SignIn;

namespace WorkflowCrm.Host.Events;

/// <summary>Sends an event by hand or from a program.</summary>
internal static class EventCalls
{
    public static void Map(RouteGroupBuilder elsa) => elsa.MapPost("/elsa/api/events/{eventName}/trigger", SendAsync);

    private static async Task<IResult> SendAsync(
        string eventName, EventCall? call, HttpRequest request, IUnitOfWork unitOfWork, StimulusSender stimuli, IAudit audit, IIds ids, CurrentPerson current,
        CancellationToken cancellationToken)
    {
        var key = request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } given ? given : ids.New();
        var stimulus = new Stimulus
        {
            Name = EventStimulus.Name,
            Payload = EventStimulus.Payload(eventName),
            Key = key,
            CorrelationId = Given(call?.CorrelationId),
            InstanceId = Given(call?.WorkflowInstanceId),
            Input = new Dictionary<string, object?> { [EventStimulus.PayloadKey] = call?.Input },
        };
        var outcome = await unitOfWork.RunAsync(
            async token =>
            {
                var sent = await stimuli.SendAsync(stimulus, token);
                audit.Record(current.RequiredId, "event.triggered", $"event/{eventName}", new { stimulus.CorrelationId, stimulus.InstanceId, sent.Starts, sent.Resumptions });
                return sent;
            },
            cancellationToken);
        return Results.Accepted(value: new { starts = outcome.Starts, resumptions = outcome.Resumptions, kept = outcome.WasKept });
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>Whom an event is for, and what comes with it.</summary>
/// <param name="CorrelationId">Only instances that carry it, and what is started carries it.</param>
/// <param name="WorkflowInstanceId">Only this instance; nothing is started.</param>
/// <param name="Input">What the waiting activity has as its result.</param>
public sealed record EventCall(string? CorrelationId, string? WorkflowInstanceId, JsonNode? Input);
