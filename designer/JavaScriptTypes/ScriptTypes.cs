using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Expressions.JavaScript;

namespace WorkflowCrm.Designer.JavaScriptTypes;

/// <summary>What scripts of a definition may use, as TypeScript declarations: the Studio's editor proposes it while somebody types.</summary>
public static partial class ScriptTypes
{
    /// <param name="definition">The definition; null for one that is not stored yet, which has the functions alone.</param>
    /// <param name="catalogue">Knows the outputs of its activities.</param>
    public static string Of(WorkflowDefinition? definition, ActivityCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var text = new StringBuilder();
        foreach (var (name, signature) in ScriptSignatures.Functions.OrderBy(one => one.Key, StringComparer.Ordinal))
            text.Append("declare function ").Append(name).Append(signature).Append(";\n");
        if (definition is null)
            return text.ToString();
        var known = new HashSet<string>(ScriptSignatures.Functions.Keys, StringComparer.Ordinal);
        var variables = definition.Variables.Concat(definition.Nodes().SelectMany(node => node.Variables)).DistinctBy(variable => variable.Name, StringComparer.Ordinal).ToList();
        text.Append("declare const variables: {");
        foreach (var variable in variables)
            text.Append(' ').Append(JsonSerializer.Serialize(variable.Name, StudioJson.Options)).Append(": ").Append(TypeOf(variable.TypeName, variable.IsArray)).Append(';');
        text.Append(" };\n");
        foreach (var variable in variables)
        {
            var type = TypeOf(variable.TypeName, variable.IsArray);
            Add(text, known, $"get{Pascal(variable.Name)}", $"(): {type}");
            Add(text, known, $"set{Pascal(variable.Name)}", $"(value: {type}): void");
        }

        foreach (var input in definition.Inputs)
            Add(text, known, $"get{Pascal(input.Name)}", $"(): {TypeOf(input.Type, input.IsArray)}");
        foreach (var node in definition.Nodes().Where(node => node.Name is { Length: > 0 }))
        {
            foreach (var output in catalogue.Find(node.Type)?.Outputs ?? [])
                Add(text, known, $"get{output.Name}From{Pascal(node.Name!)}", $"(): {TypeOf(output.TypeName, isArray: false)}");
        }

        return text.ToString();
    }

    private static void Add(StringBuilder text, HashSet<string> known, string name, string signature)
    {
        if (Identifier().IsMatch(name) && known.Add(name))
            text.Append("declare function ").Append(name).Append(signature).Append(";\n");
    }

    private static string Pascal(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];

    private static string TypeOf(string alias, bool isArray)
    {
        var type = alias switch
        {
            "String" or "Guid" or "DateTime" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "TimeSpan" or "ByteArray" => "string",
            "Boolean" => "boolean",
            "Int16" or "Int32" or "Int64" or "Long" or "Single" or "Double" or "Decimal" => "number",
            "JsonArray" or "JArray" => "any[]",
            _ => "any",
        };
        return isArray ? $"{type}[]" : type;
    }

    [GeneratedRegex(@"^[\p{L}_$][\p{L}\p{Nd}_$]*$")]
    private static partial Regex Identifier();
}
