using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Expressions;

/// <summary>A value that stands in the definition itself.</summary>
internal sealed class LiteralExpression(object? value) : Expression
{
    public object? Value { get; } = value;

    public static LiteralExpression From(JsonNode? value) => new(PlainValue.FromNode(value));

    internal override object? Evaluate(ActivityContext context) => PlainValue.Copy(Value);
}
