using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowCrm.Activities.Approvals;
using WorkflowCrm.Activities.Mail;
using WorkflowCrm.Crm.Processes;
using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Activities.Processes;

/// <summary>
/// Reads a definition as the staff see it: its form, who may start it, how its requests are numbered and called.
/// All that is ours stands in <c>customProperties</c>, which designers keep as they are.
/// </summary>
public static class ProcessReader
{
    /// <exception cref="DefinitionFormatException">A property of ours is not what it should be; the message says which.</exception>
    public static ProcessDescription Read(WorkflowDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var ours = definition.CustomProperties;
        var name = definition.Name is { Length: > 0 } given ? given : definition.DefinitionId;
        return new ProcessDescription
        {
            DefinitionId = definition.DefinitionId,
            VersionId = definition.Id,
            Version = definition.Version,
            Name = name,
            Description = definition.Description ?? "",
            Category = Get<string>(ours, "category") ?? "",
            NumberPrefix = Get<string>(ours, "numberPrefix") ?? "RQ",
            TitleTemplate = Get<string>(ours, "titleTemplate") ?? name,
            StartRoles = Get<List<string>>(ours, "startRoles") ?? [],
            CanStart = StartOf(definition)?.Type == RequestSubmitted.TypeName && (Get<bool?>(ours, "canStart") ?? true),
            Fields = [.. definition.Inputs.Select(input => Field(input, ours["form"]?[input.Name] as JsonObject))],
            Texts = Texts(Get<Dictionary<string, Dictionary<string, string>>>(ours, "texts")),
        };
    }

    /// <summary>The node where a submitted form starts the process, else the one where a mail does; null when only the system starts it.</summary>
    internal static ActivityNode? StartOf(WorkflowDefinition definition) => StartOf(definition, RequestSubmitted.TypeName) ?? StartOf(definition, MailReceived.TypeName);

    /// <summary>The node of a type where the process begins.</summary>
    internal static ActivityNode? StartOf(WorkflowDefinition definition, string type) =>
        definition.Nodes().FirstOrDefault(node => node.Type == type && node.CanStartWorkflow);

    private static FormField Field(InputDefinition input, JsonObject? extra)
    {
        var raw = (JsonObject?)extra?.DeepClone() ?? new JsonObject { ["type"] = TypeOf(input) };
        raw["name"] = input.Name;
        raw["label"] = input.DisplayName is { Length: > 0 } label ? label : input.Name;
        if (raw["help"] is null && input.Description is { Length: > 0 } help)
            raw["help"] = help;
        return Read<FormField>(raw, $"form.{input.Name}")!;
    }

    private static string TypeOf(InputDefinition input) => input.Type switch
    {
        "Boolean" => "checkbox",
        "DateTime" or "DateTimeOffset" => "date",
        "Int16" or "Int32" or "Int64" or "Single" or "Double" => "number",
        "Decimal" => "amount",
        _ => "text",
    };

    private static Dictionary<string, IReadOnlyDictionary<string, string>> Texts(Dictionary<string, Dictionary<string, string>>? texts) =>
        texts?.ToDictionary(language => language.Key, language => (IReadOnlyDictionary<string, string>)language.Value) ?? [];

    private static T? Get<T>(JsonObject ours, string name) => Read<T>(ours[name], name);

    private static T? Read<T>(JsonNode? value, string name)
    {
        try
        {
            return value.Deserialize<T>(FormFields.Json);
        }
        catch (JsonException problem)
        {
            throw new DefinitionFormatException($"The custom property \"{name}\" of the process is not as expected: {problem.Message}", problem);
        }
    }
}
