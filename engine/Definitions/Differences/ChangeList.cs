namespace WorkflowCrm.Engine.Definitions.Differences;

/// <summary>Collects the changes while two texts are compared.</summary>
internal sealed class ChangeList
{
    private readonly List<DefinitionChange> _changes = [];
    private int _moved;

    public void Add(string code, params string[] arguments) => _changes.Add(new DefinitionChange(code, arguments));

    public void AddAt(ActivityNode node, string code, params string[] arguments) =>
        _changes.Add(new DefinitionChange(code, arguments, NameOf(node), node.Type, node.NodeId));

    /// <summary>Something lies elsewhere on the canvas.</summary>
    public void Move() => _moved++;

    public DefinitionDifference ToDifference() => new() { Changes = _changes, Total = _changes.Count, Moved = _moved };

    /// <summary>What people call the activity.</summary>
    public static string NameOf(ActivityNode node)
        => Json.Text(node.Metadata, "displayText") is { Length: > 0 } shown ? shown : node.Name is { Length: > 0 } name ? name : node.Id;
}
