using System.Globalization;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime.Jobs;

namespace WorkflowCrm.Engine.Activities.Http;

/// <summary>Calls a server and leaves by the code of its answer and by "Done".</summary>
[Activity("Elsa.FlowSendHttpRequest", DisplayName = "HTTP request (flow)", Description = "Calls a server and leaves by the code of its answer.", Category = "HTTP", Outcomes = ["Done", Unmatched, FailedToConnect, TimedOut])]
internal sealed class FlowSendHttpRequest : HttpCall
{
    private const string Unmatched = "Unmatched status code";
    private const string FailedToConnect = "Failed to connect";
    private const string TimedOut = "Timeout";

    [Input(DisplayName = "Expected status codes", Description = "Each of them is an outcome of its own.", UIHint = "http-status-codes", DefaultValue = "[200]")]
    public IReadOnlyList<int>? ExpectedStatusCodes { get; set; }

    protected override void Answer(ActivityContext context, int statusCode)
    {
        if (ExpectedStatusCodes is not { Count: > 0 } expected)
        {
            context.Complete();
            return;
        }

        context.Complete(expected.Contains(statusCode) ? statusCode.ToString(CultureInfo.InvariantCulture) : Unmatched, "Done");
    }

    protected override void Fail(ActivityContext context, HttpCallFailure failure)
        => context.Complete(failure == HttpCallFailure.Timeout ? TimedOut : FailedToConnect);
}
