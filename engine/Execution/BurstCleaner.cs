using WorkflowCrm.Engine.Compilation;

namespace WorkflowCrm.Engine.Execution;

/// <summary>Forgets, when an instance begins to wait, what its definition does not want kept.</summary>
internal static class BurstCleaner
{
    public static void Forget(Burst burst)
    {
        var state = burst.State;
        if (burst.IsNew)
        {
            foreach (var name in state.Input.Keys.ToArray())
            {
                if (!burst.Workflow.Inputs.TryGetValue(name, out var input) || !input.IsPersistent)
                {
                    state.Input.Remove(name);
                }
            }
        }

        Forget(burst.Workflow.Variables, state.Variables);
        foreach (var execution in state.Executions)
        {
            Forget(execution.Node.Variables, execution.Variables);
        }
    }

    private static void Forget(CompiledVariable[] variables, Dictionary<string, object?>? values)
    {
        foreach (var variable in variables)
        {
            if (!variable.IsPersistent)
            {
                values?.Remove(variable.Id);
            }
        }
    }
}
