using WorkflowCrm.Conformance.Tests.Running;
using WorkflowCrm.Engine.Activities.Flow;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Conformance.Tests;

public sealed class OwnCasesOnPostgres(PostgresDatabase database) : OwnCases, IClassFixture<PostgresDatabase>
{
    private protected override World NewWorld(FlowchartMode mode) => new DatabaseWorld(database, mode);
}
