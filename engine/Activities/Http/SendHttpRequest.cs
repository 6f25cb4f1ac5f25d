using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime.Jobs;

namespace WorkflowCrm.Engine.Activities.Http;

/// <summary>Calls a server and runs the activity for the code of its answer.</summary>
[Activity("Elsa.SendHttpRequest", DisplayName = "HTTP request", Description = "Calls a server and runs what belongs to the code of its answer.", Category = "HTTP")]
[Port(Unmatched)]
[Port("FailedToConnect")]
[Port("Timeout")]
internal sealed class SendHttpRequest : HttpCall
{
    private const string Unmatched = "UnmatchedStatusCode";

    [Input(DisplayName = "Expected status codes", Description = "Each of them has an activity of its own.", UIHint = "http-status-codes", IsWrapped = false)]
    public IReadOnlyList<ExpectedStatusCode>? ExpectedStatusCodes { get; set; }

    protected override void Answer(ActivityContext context, int statusCode)
    {
        var expected = ExpectedStatusCodes ?? [];
        for (var i = 0; i < expected.Count; i++)
        {
            if (expected[i].StatusCode == statusCode)
            {
                Run(context, i);
                return;
            }
        }

        RunOrEnd(context, Unmatched);
    }

    protected override void Fail(ActivityContext context, HttpCallFailure failure) => RunOrEnd(context, failure.ToString());

    private static void Run(ActivityContext context, int index)
    {
        var child = Array.Find(
            context.Execution.Node.Children,
            one => one.Index == index && string.Equals(one.Port, nameof(ExpectedStatusCodes), StringComparison.OrdinalIgnoreCase));
        if (child is null)
        {
            context.Complete();
        }
        else
        {
            context.ScheduleChild(child);
        }
    }

    private static void RunOrEnd(ActivityContext context, string port)
    {
        if (!context.ScheduleChild(port))
        {
            context.Complete();
        }
    }
}
