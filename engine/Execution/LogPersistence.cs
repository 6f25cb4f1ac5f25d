using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Engine.Execution;

/// <summary>
/// Which inputs of an activity the journal keeps: the mode of the input itself, else that of the activity, else that of the
/// workflow (the custom property <c>logPersistenceMode</c> of each); without any they are kept.
/// </summary>
internal sealed class LogPersistence(WorkflowDefinition definition, ActivityNode node)
{
    private const string Property = "logPersistenceMode";

    private readonly JsonObject? _own = Json.Object(node.CustomProperties, Property);
    private readonly bool _isKept = Default(node.CustomProperties) ?? Default(definition.CustomProperties) ?? true;

    public bool Keeps(string input) => (_own is not null && Json.Object(_own, "inputs") is { } inputs ? Mode(Json.Text(inputs, input)) : null) ?? _isKept;

    /// <summary>Either the mode itself, or an object that names it as its default.</summary>
    private static bool? Default(JsonObject properties) => Mode(
        Json.Object(properties, Property) is { } modes ? Json.Text(modes, "default") : Json.Text(properties, Property));

    /// <summary>Null for Inherit, and for what is no mode.</summary>
    private static bool? Mode(string? mode) => mode switch
    {
        { } text when text.Equals("Include", StringComparison.OrdinalIgnoreCase) => true,
        { } text when text.Equals("Exclude", StringComparison.OrdinalIgnoreCase) => false,
        _ => null,
    };
}
