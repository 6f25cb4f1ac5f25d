using System.Text.Json.Nodes;

namespace WorkflowCrm.Engine.Definitions;

/// <summary>One value that a workflow wants to be given when it starts.</summary>
public sealed record InputDefinition
{
    public required string Name { get; init; }

    /// <summary>The alias of the type, e.g. <c>String</c>, <c>Decimal</c>, <c>DateTimeOffset</c>.</summary>
    public string Type { get; init; } = "Object";

    public string? DisplayName { get; init; }

    public string? Description { get; init; }

    public string? Category { get; init; }

    /// <summary>Which editor asks for it.</summary>
    public string? UIHint { get; init; }

    /// <summary>How it is kept while the instance waits, as the definition spells it.</summary>
    public string? StorageDriverType { get; init; }

    public bool IsArray { get; init; }

    public JsonNode? DefaultValue { get; init; }

    /// <summary>The definition's own JSON, with any property that a host has added.</summary>
    public required JsonObject Raw { get; init; }

    /// <summary>
    /// Whether the value outlives the first wait: only when the definition names a persistent storage driver.
    /// <see cref="Checks.DefinitionCheck"/> warns of inputs that do not.
    /// </summary>
    public bool IsPersistent => StorageDriver.IsPersistent(Raw, "storageDriverType");

    internal static InputDefinition Read(JsonObject raw) => new()
    {
        Name = Json.Text(raw, "name") ?? "",
        Type = Json.Text(raw, "type") ?? "Object",
        DisplayName = Json.Text(raw, "displayName"),
        Description = Json.Text(raw, "description"),
        Category = Json.Text(raw, "category"),
        UIHint = Json.Text(raw, "uiHint"),
        StorageDriverType = Json.Text(raw, "storageDriverType"),
        IsArray = Json.Bool(raw, "isArray") ?? false,
        DefaultValue = Json.Value(raw, "defaultValue"),
        Raw = raw,
    };
}
