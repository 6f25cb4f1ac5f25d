using System.Text.Json.Nodes;

namespace WorkflowCrm.Engine.Definitions.Differences;

/// <summary>Compares what is declared by name: variables, and the workflow's own inputs and outputs.</summary>
internal static class ParameterComparison
{
    /// <summary>By id, so that a variable that was given another name is the same one.</summary>
    /// <param name="container">The activity that declares them; null for the workflow itself.</param>
    public static void Variables(ChangeList changes, IReadOnlyList<VariableDefinition> before, IReadOnlyList<VariableDefinition> after, ActivityNode? container = null)
        => Compare(
            changes, container, (DifferenceCodes.VariableAdded, DifferenceCodes.VariableRemoved, DifferenceCodes.VariableChanged),
            [.. before.Select(one => new Declared(one.Id, one.Name, one.TypeName, one.Raw))],
            [.. after.Select(one => new Declared(one.Id, one.Name, one.TypeName, one.Raw))]);

    public static void Inputs(ChangeList changes, IReadOnlyList<InputDefinition> before, IReadOnlyList<InputDefinition> after)
        => Compare(
            changes, null, (DifferenceCodes.ParameterAdded, DifferenceCodes.ParameterRemoved, DifferenceCodes.ParameterChanged),
            [.. before.Select(one => new Declared(one.Name, one.Name, one.Type, one.Raw))],
            [.. after.Select(one => new Declared(one.Name, one.Name, one.Type, one.Raw))]);

    public static void Outputs(ChangeList changes, IReadOnlyList<OutputDefinition> before, IReadOnlyList<OutputDefinition> after)
        => Compare(
            changes, null, (DifferenceCodes.ResultAdded, DifferenceCodes.ResultRemoved, DifferenceCodes.ResultChanged),
            [.. before.Select(one => new Declared(one.Name, one.Name, one.Type, one.Raw))],
            [.. after.Select(one => new Declared(one.Name, one.Name, one.Type, one.Raw))]);

    private static void Compare(
        ChangeList changes, ActivityNode? container, (string Added, string Removed, string Changed) codes, List<Declared> before, List<Declared> after)
    {
        foreach (var gone in before.Where(one => !after.Exists(other => other.Key == one.Key)))
        {
            Add(codes.Removed, gone.Name, gone.Type);
        }

        foreach (var now in after)
        {
            if (before.Find(other => other.Key == now.Key) is not { } old)
            {
                Add(codes.Added, now.Name, now.Type);
                continue;
            }

            foreach (var (path, was, becomes) in JsonComparison.Leaves(old.Raw, now.Raw).Where(leaf => leaf.Path != "id" && leaf.Before != leaf.After))
            {
                Add(codes.Changed, now.Name, path, was, becomes);
            }
        }

        void Add(string code, params string[] arguments)
        {
            if (container is null)
            {
                changes.Add(code, arguments);
            }
            else
            {
                changes.AddAt(container, code, arguments);
            }
        }
    }

    private sealed record Declared(string Key, string Name, string Type, JsonObject Raw);
}
