using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Expressions;

/// <summary>The value of a variable, named by id or else by name.</summary>
internal sealed class VariableExpression(string id, string? name) : Expression
{
    public string Id { get; } = id;

    public string? Name { get; } = name;

    internal override object? Evaluate(ActivityContext context)
        => context.TryGetVariable(Id, out var value) || (Name is not null && context.TryGetVariable(Name, out value))
            ? value
            : throw new ExpressionException($"There is no variable '{Name ?? Id}' here.");
}
