using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Loops;

/// <summary>Ends the nearest loop, and the sequences and forks on the way to it.</summary>
[Activity("Elsa.Break", DisplayName = "Break", Description = "Ends the nearest loop.", Category = "Loops", IsTerminal = true, NeverWaits = true)]
internal sealed class Break : Activity
{
    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        for (var container = context.Execution.Parent; container is not null; container = container.Parent)
        {
            var role = container.Node.Type.BreakRole;
            container.IsBreaking |= role != BreakRole.None;
            if (role == BreakRole.Catches)
            {
                break;
            }
        }

        return default;
    }
}
