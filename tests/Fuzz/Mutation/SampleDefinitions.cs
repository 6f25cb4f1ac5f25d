using System.Runtime.CompilerServices;

namespace WorkflowCrm.Fuzz.Mutation;

/// <summary>The definitions that mutations begin with: those that the program ships and those beside this file.</summary>
internal static class SampleDefinitions
{
    public static string[] Read([CallerFilePath] string here = "")
    {
        var own = Path.Combine(Path.GetDirectoryName(here)!, "..", "Samples");
        var shipped = Path.Combine(own, "..", "..", "..", "workflows");
        return [.. Directory.GetFiles(own, "*.json").Concat(Directory.GetFiles(shipped, "*.json")).Order(StringComparer.Ordinal).Select(File.ReadAllText)];
    }
}
