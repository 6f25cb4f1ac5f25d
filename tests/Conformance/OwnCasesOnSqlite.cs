using WorkflowCrm.Conformance.Tests.Running;
using WorkflowCrm.Engine.Activities.Flow;

namespace WorkflowCrm.Conformance.Tests;

public sealed class OwnCasesOnSqlite(SqliteHosts hosts) : OwnCases, IClassFixture<SqliteHosts>
{
    private protected override World NewWorld(FlowchartMode mode) => new DatabaseWorld(hosts, mode);
}
