using System.Globalization;
using WorkflowCrm.Crm;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Activities.Simulation.World;

/// <summary>Ids that count: the same simulation gives the same ids.</summary>
internal sealed class SimulatedIds : IIds, IIdSource
{
    private int _last;

    public string New() => (++_last).ToString("D32", CultureInfo.InvariantCulture);

    public string NewId() => New();
}
