using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Conformance.Tests.Running;

public sealed class PostgresHosts(PostgresServer server) : DatabaseHosts(new PostgresDatabase(server));
