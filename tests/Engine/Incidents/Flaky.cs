using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Tests.Incidents;

/// <summary>Fails until the test has repaired what it needs.</summary>
[Activity("Test.Flaky", Outcomes = ["Done", "Other"])]
internal sealed class Flaky(Flaky.Machine machine) : Activity
{
    [Input]
    public string? Seen { get; set; }

    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        machine.Seen.Add(Seen ?? "");
        if (machine.IsBroken)
        {
            throw new InvalidOperationException("The machine is broken.");
        }

        return default;
    }

    internal sealed class Machine
    {
        public bool IsBroken { get; set; } = true;

        /// <summary>What the input was, each time that it ran.</summary>
        public List<string> Seen { get; } = [];
    }
}
