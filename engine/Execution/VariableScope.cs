using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Compilation;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Execution;

/// <summary>Finds variables from the inside out: the execution, its containers, the workflow.</summary>
internal static class VariableScope
{
    public static bool TryGet(Burst burst, ActivityExecution? from, string name, out object? value, StringComparison comparison = StringComparison.Ordinal)
    {
        for (var scope = from; scope is not null; scope = scope.Parent)
        {
            if (scope.Variables is { } values && values.TryGetValue(name, out value) && !IsDeclared(scope.Node.Variables, name))
            {
                return true;
            }

            if (scope.Node.Variables.Length > 0 && Find(scope.Node.Variables, name, comparison) is { } declared)
            {
                if (!TryRead(declared, scope.Variables, out value))
                {
                    (scope.Variables ??= [])[declared.Id] = value;
                }

                return true;
            }
        }

        if (Find(burst.Workflow.Variables, name, comparison) is { } global)
        {
            if (!TryRead(global, burst.State.Variables, out value))
            {
                burst.State.Variables[global.Id] = value;
            }

            return true;
        }

        value = null;
        return false;
    }

    public static bool TrySet(Burst burst, ActivityExecution? from, string name, object? value, StringComparison comparison = StringComparison.Ordinal)
    {
        for (var scope = from; scope is not null; scope = scope.Parent)
        {
            if (scope.Node.Variables.Length > 0 && Find(scope.Node.Variables, name, comparison) is { } declared)
            {
                (scope.Variables ??= [])[declared.Id] = Kept(burst, name, declared.Convert(value));
                return true;
            }

            if (scope.Variables?.ContainsKey(name) == true)
            {
                scope.Variables[name] = Kept(burst, name, PlainValue.Copy(PlainValue.From(value)));
                return true;
            }
        }

        if (Find(burst.Workflow.Variables, name, comparison) is { } global)
        {
            burst.State.Variables[global.Id] = Kept(burst, name, global.Convert(value));
            return true;
        }

        return false;
    }

    /// <summary>Writes an activity's output to what the node binds: a variable, an output of the workflow, or both when they share the name.</summary>
    public static void WriteTarget(Burst burst, ActivityExecution? from, string target, object? value)
    {
        TrySet(burst, from, target, value);
        if (Composite(from) is null && burst.Workflow.Definition.Outputs.Any(output => output.Name == target))
        {
            burst.State.Output[target] = Kept(burst, target, PlainValue.Copy(PlainValue.From(value)));
        }
    }

    /// <summary>The nearest enclosing workflow that is used as an activity; null directly in the instance's own workflow.</summary>
    public static ActivityExecution? Composite(ActivityExecution? from)
    {
        var scope = from;
        while (scope is not null && scope.Node.Workflow is null)
        {
            scope = scope.Parent;
        }

        return scope;
    }

    /// <summary>The names of all variables in scope.</summary>
    public static IEnumerable<string> Names(Burst burst, ActivityExecution? from)
    {
        var names = new HashSet<string>(burst.Workflow.Variables.Select(variable => variable.Name), StringComparer.Ordinal);
        for (var scope = from; scope is not null; scope = scope.Parent)
        {
            names.UnionWith(scope.Node.Variables.Select(variable => variable.Name));
            names.UnionWith(scope.Variables?.Keys.Where(key => !IsDeclared(scope.Node.Variables, key)) ?? []);
        }

        return names;
    }

    /// <summary>False when the value is a copy of the declared one that the scope must keep from now on, because all instances share the declared one.</summary>
    private static bool TryRead(CompiledVariable variable, Dictionary<string, object?>? values, out object? value)
    {
        if (values is not null && values.TryGetValue(variable.Id, out value))
        {
            value = variable.Restore(value);
            return true;
        }

        value = PlainValue.Copy(variable.Default);
        return value is not JsonNode;
    }

    private static object? Kept(Burst burst, string name, object? value)
    {
        burst.Meter.Keep($"'{name}'", value);
        return value;
    }

    private static bool IsDeclared(CompiledVariable[] variables, string id) => Array.Exists(variables, variable => variable.Id == id);

    private static CompiledVariable? Find(CompiledVariable[] variables, string name, StringComparison comparison)
    {
        foreach (var variable in variables)
        {
            if (variable.Id == name || string.Equals(variable.Name, name, comparison))
            {
                return variable;
            }
        }

        return null;
    }
}
