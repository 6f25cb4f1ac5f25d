using WorkflowCrm.Engine.Memory;
using WorkflowCrm.Simulation.Tests.Activities;

namespace WorkflowCrm.Simulation.Tests.Backends;

/// <summary>The business's rows beside a <see cref="MemoryStore"/>, under its transactions.</summary>
internal sealed class MemoryEffects(MemoryStore store, Action statement, bool keeps) : IEffects
{
    public List<EffectRow> Rows { get; } = [];

    public Task AddAsync(EffectRow row)
    {
        statement();
        Rows.Add(row);
        if (!keeps)
            store.OnRollback(() => Rows.RemoveAt(Rows.Count - 1));
        statement();
        return Task.CompletedTask;
    }
}
