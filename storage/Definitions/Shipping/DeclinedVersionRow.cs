namespace WorkflowCrm.Storage.Definitions.Shipping;

/// <summary>A shipped version that the owners do not want; it is not offered again.</summary>
internal sealed class DeclinedVersionRow
{
    public required string DefinitionId { get; init; }

    /// <summary>SHA-256 of the shipped file.</summary>
    public required string ShippedHash { get; init; }
}
