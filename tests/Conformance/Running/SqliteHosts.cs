using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Conformance.Tests.Running;

public sealed class SqliteHosts() : DatabaseHosts(new SqliteDatabase());
