using System.Text.Json.Serialization;
using WorkflowCrm.Engine.Compilation;
using WorkflowCrm.Engine.Execution.Migrations;

namespace WorkflowCrm.Engine.Activities.Flow;

/// <summary>
/// How often a flowchart has visited its nodes and arrows, or the tokens on its arrows. Written by name, so that it
/// survives a new version of the definition.
/// </summary>
public sealed class FlowState
{
    private FlowLayout? _layout;
    private int[] _nodes = [];
    private int[] _edges = [];
    private bool[] _followed = [];
    private int[] _queued = [];
    private int[] _tokens = [];
    private int[] _owed = [];
    private Dictionary<string, int>? _storedNodes;
    private Dictionary<string, int>? _storedEdges;
    private Dictionary<string, int>? _storedTokens;
    private Dictionary<string, int>? _storedOwed;
    private string _start = "";

    /// <summary>How the flowchart decides; kept from its beginning, whatever a setting says later.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public FlowchartMode Mode { get; set; }

    /// <summary>The id of the node that the flowchart began at.</summary>
    public string Start
    {
        get => _layout is null ? _start : _layout.Children[Graph.Start].Source.Id;
        set => _start = value;
    }

    /// <summary>Visits by activity id.</summary>
    public Dictionary<string, int> Visits
    {
        get => _layout is null ? _storedNodes ?? [] : Collect(_nodes, i => _layout.Children[i].Source.Id, _ => false);
        set => _storedNodes = value;
    }

    /// <summary>Visits by arrow; negative when the last one did not follow it.</summary>
    public Dictionary<string, int> Arrows
    {
        get => _layout is null ? _storedEdges ?? [] : Collect(_edges, i => _layout.Edges[i].Key, i => !_followed[i]);
        set => _storedEdges = value;
    }

    /// <summary>Tokens by arrow that the arrow's target has not taken up yet; null in a flowchart that counts.</summary>
    public Dictionary<string, int>? Tokens
    {
        get => Mode == FlowchartMode.CounterBased ? null : _layout is null ? _storedTokens : Collect(_tokens, i => _layout.Edges[i].Key, _ => false);
        set => _storedTokens = value;
    }

    /// <summary>Tokens by arrow that are still to come to a node that has run without them: they will not run it again.</summary>
    public Dictionary<string, int>? Owed
    {
        get => Mode == FlowchartMode.CounterBased ? null : _layout is null ? _storedOwed : Collect(_owed, i => _layout.Edges[i].Key, _ => false);
        set => _storedOwed = value;
    }

    [JsonIgnore]
    internal FlowGraph Graph { get; private set; } = null!;

    [JsonIgnore]
    internal bool IsBound => _layout is not null;

    internal void Bind(FlowLayout layout, int start)
    {
        _nodes = new int[layout.Children.Count];
        _queued = new int[layout.Children.Count];
        _edges = new int[layout.Edges.Count];
        _followed = new bool[layout.Edges.Count];
        _tokens = new int[layout.Edges.Count];
        _owed = new int[layout.Edges.Count];
        Graph = layout.From(start);
        _layout = layout;
    }

    internal void Rebind(FlowLayout layout)
    {
        var nodes = _storedNodes ?? [];
        var edges = _storedEdges ?? [];
        Bind(layout, FlowMigration.StartOf(_start, layout));
        for (var i = 0; i < _nodes.Length; i++)
        {
            _nodes[i] = nodes.GetValueOrDefault(layout.Children[i].Source.Id);
        }

        for (var i = 0; i < _edges.Length; i++)
        {
            var visits = edges.GetValueOrDefault(layout.Edges[i].Key);
            _edges[i] = Math.Abs(visits);
            _followed[i] = visits > 0;
            _tokens[i] = _storedTokens?.GetValueOrDefault(layout.Edges[i].Key) ?? 0;
            _owed[i] = _storedOwed?.GetValueOrDefault(layout.Edges[i].Key) ?? 0;
        }
    }

    internal int VisitsOf(int node) => _nodes[node];

    internal int VisitsOf(FlowEdge edge) => _edges[edge.Number];

    internal bool WasFollowed(FlowEdge edge) => _followed[edge.Number];

    internal void Visit(int node) => _nodes[node]++;

    internal void Visit(FlowEdge edge, bool followed)
    {
        _edges[edge.Number]++;
        _followed[edge.Number] = followed;
    }

    /// <summary>Says how often a node has been visited, when somebody interferes.</summary>
    internal void Set(int node, int visits) => _nodes[node] = visits;

    internal void Set(FlowEdge edge, int visits, bool followed)
    {
        _edges[edge.Number] = visits;
        _followed[edge.Number] = followed;
    }

    internal bool HasToken(FlowEdge edge) => _tokens[edge.Number] > 0;

    internal void Put(FlowEdge edge) => _tokens[edge.Number]++;

    internal void Owe(FlowEdge edge) => _owed[edge.Number]++;

    /// <summary>Takes up the tokens on an arrow.</summary>
    internal void Take(FlowEdge edge) => _tokens[edge.Number] = 0;

    /// <summary>Takes up a token that was owed; false when none was.</summary>
    internal bool Settle(FlowEdge edge)
    {
        if (_owed[edge.Number] == 0)
        {
            return false;
        }

        _owed[edge.Number]--;
        _tokens[edge.Number]--;
        return true;
    }

    /// <summary>Forgets what an arrow carries and is still to carry.</summary>
    internal void Clear(FlowEdge edge) => _tokens[edge.Number] = _owed[edge.Number] = 0;

    internal bool IsQueued(int node) => _queued[node] > 0;

    internal void Queue(int node) => _queued[node]++;

    internal void Dequeue(int node) => _queued[node] = Math.Max(0, _queued[node] - 1);

    private static Dictionary<string, int> Collect(int[] visits, Func<int, string> name, Func<int, bool> isNegative)
    {
        var found = new Dictionary<string, int>();
        for (var i = 0; i < visits.Length; i++)
        {
            if (visits[i] > 0)
            {
                found[name(i)] = isNegative(i) ? -visits[i] : visits[i];
            }
        }

        return found;
    }
}
