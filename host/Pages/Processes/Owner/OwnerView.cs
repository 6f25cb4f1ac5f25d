using WorkflowCrm.Crm.Processes;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Definitions.Differences;
using WorkflowCrm.Storage.Definitions;
using WorkflowCrm.Storage.Definitions.Shipping;
using WorkflowCrm.Storage.Instances;

namespace WorkflowCrm.Host.Pages.Processes.Owner;

/// <summary>Everything that the page of one process shows to its owner.</summary>
public sealed record OwnerView
{
    public required OwnedProcess Process { get; init; }

    /// <summary>The newest first.</summary>
    public required IReadOnlyList<StoredDefinition> Versions { get; init; }

    /// <summary>What the program ships; null when the process is the company's own.</summary>
    public ShippedVersion? Shipped { get; init; }

    /// <summary>The running instances, the oldest first, by the number of their version.</summary>
    public required ILookup<int, InstanceRow> Running { get; init; }

    /// <summary>The version that is drawn and whose findings are shown.</summary>
    public required StoredDefinition Shown { get; init; }

    public required string Name { get; init; }

    /// <summary>Holds the translations of what activities are called; null when its own properties cannot be read.</summary>
    public ProcessDescription? Description { get; init; }

    /// <summary>What can be compared: the numbers of the versions, and <see cref="ShippedKey"/>.</summary>
    public const string ShippedKey = "shipped";

    /// <summary>The definition under a key; null when there is none.</summary>
    public WorkflowDefinition? Text(string? key) => key == ShippedKey
        ? Shipped?.Definition
        : Versions.FirstOrDefault(version => Key(version) == key)?.Definition;

    public static string Key(StoredDefinition version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return version.Version.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>What publishing the latest version would change for new requests.</summary>
    public DefinitionDifference Pending => DefinitionDifferences.Between(Process.Published?.Definition, Process.Latest.Definition);
}
