using System.Text.Json.Nodes;

namespace WorkflowCrm.Engine.Definitions;

/// <summary>One value that a workflow gives when it ends.</summary>
public sealed record OutputDefinition
{
    public required string Name { get; init; }

    /// <summary>The alias of the type, e.g. <c>String</c>.</summary>
    public string Type { get; init; } = "Object";

    public string? DisplayName { get; init; }

    public string? Description { get; init; }

    public string? Category { get; init; }

    public bool IsArray { get; init; }

    public required JsonObject Raw { get; init; }

    internal static OutputDefinition Read(JsonObject raw) => new()
    {
        Name = Json.Text(raw, "name") ?? "",
        Type = Json.Text(raw, "type") ?? "Object",
        DisplayName = Json.Text(raw, "displayName"),
        Description = Json.Text(raw, "description"),
        Category = Json.Text(raw, "category"),
        IsArray = Json.Bool(raw, "isArray") ?? false,
        Raw = raw,
    };
}
