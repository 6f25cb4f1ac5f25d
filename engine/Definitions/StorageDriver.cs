using System.Text.Json.Nodes;

namespace WorkflowCrm.Engine.Definitions;

/// <summary>Reads how a variable or an input is kept between bursts.</summary>
internal static class StorageDriver
{
    /// <summary>Aliases and assembly-qualified names of several versions all contain the class name.</summary>
    public static bool IsPersistent(JsonObject raw, string property)
    {
        var name = Json.Text(raw, property);
        return name is not null && !name.Contains("Memory", StringComparison.OrdinalIgnoreCase);
    }
}
