using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowCrm.Conformance.Tests.Running;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Conformance.Tests.Comparing;

/// <summary>Compares outputs and variables.</summary>
internal static class ValueComparison
{
    private const string FirstVariable = "first variable = ";

    public static void CheckOutputs(Differences differences, JsonObject wanted, InstanceState end)
    {
        foreach (var (name, value) in wanted)
        {
            Check(differences, "output " + name, value, ValueConversion.To<string>(end.Output.GetValueOrDefault(name)));
        }
    }

    /// <summary>Either values by name, or in words what the first variable is.</summary>
    public static void CheckVariables(Differences differences, JsonNode wanted, CaseRecord record)
    {
        if (wanted is JsonObject values)
        {
            foreach (var (name, value) in values)
            {
                CheckVariable(differences, record, record.Definition.Variables.First(variable => variable.Name == name), value);
            }
        }
        else if (Differences.Plain(wanted) is { } words && words.StartsWith(FirstVariable, StringComparison.Ordinal))
        {
            CheckVariable(differences, record, record.Definition.Variables[0], words[FirstVariable.Length..]);
        }
        else
        {
            differences.AddUntold("variables", wanted);
        }
    }

    private static void CheckVariable(Differences differences, CaseRecord record, VariableDefinition variable, JsonNode? wanted)
    {
        // The value of a variable that is not kept was read before it was forgotten; objects may be stated by the name of a type of the other program.
        if (wanted is null || !variable.IsPersistent || Differences.Plain(wanted)!.StartsWith("System.", StringComparison.Ordinal))
        {
            return;
        }

        var got = record.End.Variables.TryGetValue(variable.Id, out var value) ? value : variable.Value;
        Check(differences, "variable " + variable.Name, wanted, ValueConversion.To<string>(got));
    }

    private static void Check(Differences differences, string what, JsonNode? wanted, string? got)
    {
        var text = Differences.Plain(wanted);
        var isSame = bool.TryParse(text, out var flag) ? bool.TryParse(got, out var other) && flag == other
            : text is ['{' or '[', ..] ? got is ['{' or '[', ..] && AreSame(JsonNode.Parse(text), JsonNode.Parse(got))
            : string.Equals(text, got, StringComparison.Ordinal);
        if (!isSame)
        {
            differences.Add($"{what}: expected {text ?? "null"}, got {got ?? "null"}");
        }
    }

    /// <summary>Deeply the same; <c>&lt;id&gt;</c> stands for any text.</summary>
    private static bool AreSame(JsonNode? wanted, JsonNode? got) => (wanted, got) switch
    {
        (JsonValue value, JsonValue) when value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() == "<id>" => true,
        (JsonObject left, JsonObject right) => left.Count == right.Count && left.All(pair => right.ContainsKey(pair.Key) && AreSame(pair.Value, right[pair.Key])),
        (JsonArray left, JsonArray right) => left.Count == right.Count && left.Zip(right).All(pair => AreSame(pair.First, pair.Second)),
        _ => JsonNode.DeepEquals(wanted, got),
    };
}
