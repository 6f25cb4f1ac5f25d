using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Compilation;
using WorkflowCrm.Engine.Runtime.Alterations;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Execution.Alterations;

/// <summary>Gives a variable another value from outside.</summary>
internal static class VariableChange
{
    public static AlterationAnswer Make(Burst burst, ChangeVariable change, string reason)
    {
        if (change.Scope is null && Find(burst.Workflow.Variables, change.Variable) is { } own)
        {
            return Set(burst, null, own, burst.State.Variables, change, reason);
        }

        var scopes = burst.State.Executions.FindAll(execution => execution.IsOpen
            && (change.Scope is null || execution.Id == change.Scope || execution.NodeId == change.Scope)
            && (Find(execution.Node.Variables, change.Variable) is not null || (change.Scope is not null && execution.Variables?.ContainsKey(change.Variable) == true)));
        return scopes switch
        {
            [] when change.Scope is { } scope => AlterationAnswer.No($"'{scope}' is not open, or has no variable '{change.Variable}'."),
            [] => AlterationAnswer.No($"Neither the workflow nor an open container has a variable '{change.Variable}'."),
            [var scope] => Set(burst, scope, Declared(scope, change.Variable), scope.Variables ??= [], change, reason),
            _ => AlterationAnswer.No($"{scopes.Count} open containers have a variable '{change.Variable}'; name the execution of the one that is meant."),
        };
    }

    private static AlterationAnswer Set(
        Burst burst, ActivityExecution? scope, CompiledVariable variable, Dictionary<string, object?> values, ChangeVariable change, string reason)
    {
        if (!variable.IsPersistent)
        {
            return AlterationAnswer.No($"The variable '{variable.Name}' is forgotten whenever the instance waits, so it cannot be changed then.");
        }

        if (!variable.TryConvert(change.Value, out var value))
        {
            return AlterationAnswer.No(
                $"The variable '{variable.Name}' is of the type {TypeAliases.NameOf(variable.Type)}; '{ValueConversion.Text(change.Value)}' is none.");
        }

        var before = PlainValue.ToNode(values.TryGetValue(variable.Id, out var kept) ? kept : variable.Default)?.DeepClone();
        values[variable.Id] = value;
        var after = PlainValue.ToNode(value)?.DeepClone();
        var payload = new JsonObject { ["variable"] = variable.Name, ["before"] = before?.DeepClone(), ["after"] = after?.DeepClone() };
        if (scope is null)
        {
            burst.Journal.Write("Alteration", reason, payload);
        }
        else
        {
            burst.Journal.Write(scope, "Alteration", reason, payload);
        }

        return new AlterationAnswer(variable.Name, before, after);
    }

    /// <summary>A variable of a loop's turn is declared nowhere; it takes any value.</summary>
    private static CompiledVariable Declared(ActivityExecution scope, string name)
        => Find(scope.Node.Variables, name) ?? new CompiledVariable(name, name, typeof(object), null, IsPersistent: true);

    private static CompiledVariable? Find(CompiledVariable[] variables, string name)
        => Array.Find(variables, variable => variable.Id == name) ?? Array.Find(variables, variable => variable.Name == name);
}
