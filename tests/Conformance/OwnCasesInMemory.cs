using WorkflowCrm.Conformance.Tests.Running;
using WorkflowCrm.Engine.Activities.Flow;

namespace WorkflowCrm.Conformance.Tests;

public sealed class OwnCasesInMemory : OwnCases
{
    private protected override World NewWorld(FlowchartMode mode) => new MemoryWorld(mode);
}
