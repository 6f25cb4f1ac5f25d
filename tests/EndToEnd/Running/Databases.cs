namespace WorkflowCrm.EndToEnd.Tests.Running;

/// <summary>The databases that everything must work on.</summary>
public static class Databases
{
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";

    public static TheoryData<string> All => [Sqlite, Postgres];
}
