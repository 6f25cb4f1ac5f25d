namespace WorkflowCrm.Engine.Definitions.Checks;

/// <summary>The variables that a node can see, by name and by id.</summary>
internal sealed class VariableNames
{
    private static readonly string[] s_ofLoops = ["CurrentValue", "CurrentIndex"];

    private readonly HashSet<string> _names;

    private VariableNames(IEnumerable<string> names) => _names = new HashSet<string>(names, StringComparer.Ordinal);

    public static VariableNames Of(WorkflowDefinition definition) => new(definition.Variables.SelectMany(Both));

    public VariableNames With(ActivityNode node) => new(_names
        .Concat(node.Variables.SelectMany(Both))
        .Concat(node.Children.Any(child => string.Equals(child.Port, "body", StringComparison.OrdinalIgnoreCase)) ? s_ofLoops : [])
        .Concat(node.Type == "Elsa.BulkDispatchWorkflows" ? ["ChildInstanceId"] : []));

    public bool Has(string nameOrId) => _names.Contains(nameOrId);

    private static string[] Both(VariableDefinition variable) => [variable.Name, variable.Id];
}
