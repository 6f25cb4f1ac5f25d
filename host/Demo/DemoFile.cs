using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorkflowCrm.Host.Demo;

/// <summary>Reads the names and words of the demo company; they are files beside this code, built into the program.</summary>
internal static class DemoFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <param name="name">E.g. <c>company.json</c>.</param>
    public static T Read<T>(string name)
    {
        using var stream = typeof(DemoFile).Assembly.GetManifestResourceStream($"demo/{name}")
            ?? throw new InvalidOperationException($"The demo file {name} is missing from the assembly.");
        return JsonSerializer.Deserialize<T>(stream, Options) ?? throw new InvalidOperationException($"The demo file {name} is empty.");
    }
}
