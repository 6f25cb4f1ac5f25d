using System.Data.Common;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Tests.Support;

/// <summary>Fails as a database does that goes away in the middle of a burst.</summary>
[Activity("Test.BreaksTheDatabase")]
internal sealed class BreaksTheDatabase : Activity
{
    protected internal override ValueTask ExecuteAsync(ActivityContext context) => throw new BrokenDatabaseException();
}

internal sealed class BrokenDatabaseException() : DbException("The connection is gone.");
