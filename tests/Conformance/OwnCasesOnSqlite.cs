using WorkflowCrm.Conformance.Tests.Running;
using WorkflowCrm.Engine.Activities.Flow;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Conformance.Tests;

public sealed class OwnCasesOnSqlite(SqliteDatabase database) : OwnCases, IClassFixture<SqliteDatabase>
{
    private protected override World NewWorld(FlowchartMode mode) => new DatabaseWorld(database, mode);
}
