using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Activities.Processes;

/// <summary>
/// The variables of a process as far as they can be told ahead of its run, and the inputs of steps that follow from them.
/// Nothing is run: of scripts only those are understood that name one variable.
/// </summary>
internal sealed partial class RouteValues
{
    private readonly Dictionary<string, object?> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _ids = new(StringComparer.OrdinalIgnoreCase);
    private readonly JsonObject _inputs;

    /// <param name="definition">Declares the variables.</param>
    /// <param name="kept">The values that a running instance has, by variable id.</param>
    /// <param name="inputs">The request's form; it fills what has no value yet.</param>
    public RouteValues(WorkflowDefinition definition, IEnumerable<KeyValuePair<string, object?>> kept, JsonObject inputs)
    {
        _inputs = inputs;
        foreach (var variable in definition.Variables.Concat(definition.Nodes().SelectMany(node => node.Variables)))
        {
            _ids.TryAdd(variable.Name, variable.Id);
            _byId[variable.Id] = inputs.TryGetPropertyValue(variable.Name, out var given) ? PlainValues.Of(given) : PlainValues.Of(variable.Value);
        }

        foreach (var (id, value) in kept)
            _byId[id] = value;
    }

    /// <summary>Puts an output of a step where its node binds it.</summary>
    public void Bind(ActivityNode node, string output, object? value)
    {
        if (node.Property(output) is JsonObject bound && bound["memoryReference"]?["id"] is JsonValue id)
            _byId[id.ToString()] = value;
    }

    public string? Text(ActivityNode node, string input) => TryValue(node, input, out var value) ? TextOf(value) : null;

    /// <summary>Null when it cannot be told yet.</summary>
    public bool? Flag(ActivityNode node, string input) => TryValue(node, input, out var value) && bool.TryParse(TextOf(value), out var flag) ? flag : null;

    private bool TryValue(ActivityNode node, string input, out object? value)
    {
        value = null;
        if (node.Property(input) is not JsonObject wrapped || wrapped["expression"] is not JsonObject expression)
        {
            value = node.Property(input) is JsonValue plain ? PlainValues.Of(plain) : null;
            return true;
        }

        var source = expression["value"];
        switch (expression["type"]?.ToString())
        {
            case null or "Literal":
                value = PlainValues.Of(source);
                return true;
            case "Variable":
                return _byId.TryGetValue(source?["id"]?.ToString() ?? "", out value) || TryNamed(source?["name"]?.ToString(), out value);
            case "Input":
                var name = source is JsonObject definition ? definition["name"]?.ToString() : source?.ToString();
                value = PlainValues.Of(_inputs[name ?? ""]);
                return true;
            case "JavaScript":
                return OneVariable().Match(source?.ToString() ?? "") is { Success: true } match && TryNamed(match.Groups["name"].Value, out value);
            default:
                return false;
        }
    }

    private bool TryNamed(string? name, out object? value)
    {
        value = null;
        return name is not null && _ids.TryGetValue(name, out var id) && _byId.TryGetValue(id, out value);
    }

    private static string? TextOf(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*(return\s+)?(get(?<name>\w+)\(\)|variables\.(?<name>\w+))\s*;?\s*$")]
    private static partial Regex OneVariable();
}
