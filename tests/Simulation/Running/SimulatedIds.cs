using System.Globalization;
using WorkflowCrm.Crm;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Simulation.Tests.Running;

/// <summary>Ids that ascend from 1 in each history, and sort as texts in the same order.</summary>
internal sealed class SimulatedIds : IIdSource, IIds
{
    private int _last;

    public string NewId() => string.Create(CultureInfo.InvariantCulture, $"id{++_last:d5}");

    public string New() => NewId();

    public void Reset() => _last = 0;
}
