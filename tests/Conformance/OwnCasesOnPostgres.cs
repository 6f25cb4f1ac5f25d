using WorkflowCrm.Conformance.Tests.Running;
using WorkflowCrm.Engine.Activities.Flow;

namespace WorkflowCrm.Conformance.Tests;

public sealed class OwnCasesOnPostgres(PostgresHosts hosts) : OwnCases, IClassFixture<PostgresHosts>
{
    private protected override World NewWorld(FlowchartMode mode) => new DatabaseWorld(hosts, mode);
}
