using System.Text.Json.Nodes;

namespace WorkflowCrm.Conformance.Tests.Reading;

/// <summary>Definitions of cases that only words describe: <c>Described/NAME.json</c> holds the definition and, where it needs them, input and steps.</summary>
internal static class Described
{
    /// <summary>The case with the definition that stands here under its name; a case with a definition of its own as it is.</summary>
    public static ConformanceCase Complete(ConformanceCase one)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Described", one.Name + ".json");
        if (one.DefinitionJson is not null || !File.Exists(file))
        {
            return one;
        }

        var source = (JsonObject)one.Source.DeepClone();
        foreach (var (name, value) in JsonNode.Parse(File.ReadAllText(file))!.AsObject())
        {
            source[name] = value?.DeepClone();
        }

        return one with { Source = source };
    }
}
