using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Tests.Incidents;

/// <summary>Opens something outside and waits; closes it when it is cut.</summary>
[Activity("Test.Desk")]
internal sealed class Desk(Desk.Papers papers) : Activity
{
    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        papers.Open.Add(context.ExecutionId);
        context.CreateBookmark("paper", dueAt: context.Now.AddDays(1));
        return default;
    }

    protected internal override ValueTask ResumeAsync(ActivityContext context, Bookmark bookmark)
    {
        papers.Open.Remove(context.ExecutionId);
        context.Complete();
        return default;
    }

    protected internal override ValueTask CancelAsync(ActivityContext context)
    {
        papers.Open.Remove(context.ExecutionId);
        return default;
    }

    internal sealed class Papers
    {
        public List<string> Open { get; } = [];
    }
}
