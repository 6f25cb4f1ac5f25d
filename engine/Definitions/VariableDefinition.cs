using System.Text.Json.Nodes;

namespace WorkflowCrm.Engine.Definitions;

/// <summary>A named value of a workflow or of a container in it.</summary>
public sealed record VariableDefinition
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The alias of the type, e.g. <c>Int32</c> or <c>String[]</c>.</summary>
    public string TypeName { get; init; } = "Object";

    public bool IsArray { get; init; }

    /// <summary>The value at the start, as text or JSON.</summary>
    public JsonNode? Value { get; init; }

    /// <summary>False for a variable of the memory driver: its value is lost when the instance waits.</summary>
    public bool IsPersistent { get; init; } = true;

    public required JsonObject Raw { get; init; }

    internal static VariableDefinition Read(JsonObject raw, string owner, int position)
    {
        var name = Json.Text(raw, "name") is { Length: > 0 } given ? given : $"Variable{position + 1}";
        return new VariableDefinition
        {
            Id = Json.Text(raw, "id") is { Length: > 0 } id ? id : $"{owner}:{name}",
            Name = name,
            TypeName = Json.Text(raw, "typeName") ?? "Object",
            IsArray = Json.Bool(raw, "isArray") ?? false,
            Value = Json.Value(raw, "value"),
            // A variable that names no driver is kept: losing it at the first wait helps nobody.
            IsPersistent = Json.Text(raw, "storageDriverTypeName") is null || StorageDriver.IsPersistent(raw, "storageDriverTypeName"),
            Raw = raw,
        };
    }
}
