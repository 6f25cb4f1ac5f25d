namespace WorkflowCrm.Storage.Accounts;

/// <summary>A key that session cookies are protected with; kept in the database so that every node reads every node's cookies.</summary>
internal sealed class DataProtectionKey
{
    public required string Name { get; init; }

    public required string Xml { get; init; }
}
