using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Simulation.Tests.Activities;

/// <summary>Waits for a person, who resumes it by its bookmark; with a deadline also for a time. What comes first ends it.</summary>
[Activity("Sim.StaffWait", Outcomes = ["Done", "Late"])]
internal sealed class StaffWait(IEffects effects) : Activity
{
    public const string Decision = "decision";

    /// <summary>Seconds until the deadline; 0 means none.</summary>
    [Input(IsWrapped = false)]
    public int Deadline { get; set; }

    /// <summary>Resumptions of the first bookmark that it takes to end; it stays until then.</summary>
    [Input(IsWrapped = false)]
    public int Times { get; set; }

    /// <summary>Whether the first resumption fails after its row was written.</summary>
    [Input(IsWrapped = false)]
    public bool Fails { get; set; }

    protected override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.CreateBookmark(Decision, autoBurn: Times <= 1);
        if (Deadline > 0)
            context.CreateBookmark("deadline", dueAt: context.Now.AddSeconds(Deadline));
        return default;
    }

    protected override async ValueTask ResumeAsync(ActivityContext context, Bookmark bookmark)
    {
        await effects.AddAsync(new EffectRow(context.InstanceId, context.ExecutionId, "resumed " + bookmark.Id));
        if (Fails && !context.Properties.ContainsKey("failed"))
        {
            context.Properties["failed"] = true;
            throw new InvalidOperationException("This resumption was to fail.");
        }

        var times = (int?)context.Properties["times"] ?? 0;
        context.Properties["times"] = ++times;
        if (bookmark.Name != Decision)
            context.Complete("Late");
        else if (times >= Times)
            context.Complete();
    }
}
