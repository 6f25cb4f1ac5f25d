using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Http;

/// <summary>How a call finds the workflow that answers it: by its method and the path as the definition has it.</summary>
public static class HttpEndpointStimulus
{
    public const string Name = "Elsa.HttpEndpoint";

    /// <param name="path">The definition's path, which may hold parameters: <c>orders/{id}</c>.</param>
    public static JsonObject Payload(string path, string method)
        => new() { ["path"] = Normalize(path), ["method"] = method.Trim().ToLowerInvariant() };

    public static string Hash(string path, string method) => BookmarkHash.Compute(Name, Payload(path, method));

    /// <summary>Lower case, without slashes at its ends; the names of parameters keep their case.</summary>
    public static string Normalize(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join('/', segments.Select(segment => segment.StartsWith('{') ? segment : segment.ToLowerInvariant()));
    }
}
