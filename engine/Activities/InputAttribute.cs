namespace WorkflowCrm.Engine.Activities;

/// <summary>Marks a property that a definition fills by an expression before the activity runs.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InputAttribute : Attribute
{
    public string DisplayName { get; init; } = "";

    public string Description { get; init; } = "";

    /// <summary>Which editor the designer shows: <c>singleline</c>, <c>multiline</c>, <c>dropdown</c>, <c>checkbox</c>, <c>code-editor</c>, <c>variable-picker</c>…</summary>
    public string UIHint { get; init; } = "singleline";

    /// <summary>The choices of a <c>dropdown</c> (values; texts by language beside the Chinese display names).</summary>
    public string[] Options { get; init; } = [];

    /// <summary>
    /// The list of the host's own data that is offered besides <see cref="Options"/>, e.g. <c>people</c>, <c>departments</c>,
    /// <c>mail-templates</c>; empty for none.
    /// </summary>
    public string OptionsFrom { get; init; } = "";

    /// <summary>What a short text is written in, e.g. <c>duration</c>, <c>timespan</c>, <c>bytes</c>; the designer shows it beside the field. Empty for none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The language of a <c>code-editor</c>, as the designer's editor calls it; empty for plain text.</summary>
    public string CodeLanguage { get; init; } = "";

    /// <summary>Used when the definition does not give the input.</summary>
    public object? DefaultValue { get; init; }

    /// <summary>The outcome that the activity has besides when the node sets this plain flag; empty when it is no such flag.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>Whether the value may be a secret, which no journal shows.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>False for a plain property of the node (not wrapped in an expression), e.g. <c>FlowSwitch.cases</c>.</summary>
    public bool IsWrapped { get; init; } = true;

    /// <summary>False when the activity evaluates the input itself, as often as it needs (e.g. While.condition).</summary>
    public bool AutoEvaluate { get; init; } = true;
}
