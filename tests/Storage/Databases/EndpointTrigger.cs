using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Activities.Http;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Storage.Tests.Databases;

/// <summary>A call of a path and method.</summary>
[Activity("Elsa.HttpEndpoint", IsTrigger = true)]
public sealed class EndpointTrigger : Activity
{
    [Input]
    public string? Path { get; set; }

    [Input]
    public List<string> SupportedMethods { get; set; } = [];

    protected override IEnumerable<TriggerPayload> TriggerPayloads(ActivityContext context) =>
        SupportedMethods.Select(method => new TriggerPayload(HttpEndpointStimulus.Payload(Path ?? "", method)));

    protected override ValueTask ExecuteAsync(ActivityContext context) => default;
}
