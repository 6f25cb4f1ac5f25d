using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowCrm.Simulation.Tests.Running;

namespace WorkflowCrm.Simulation.Tests.Definitions;

/// <summary>Makes activities at random: plain ones, waits, failures, containers and what they contain.</summary>
internal sealed class BlockMaker
{
    private static readonly string[] s_loopKinds = ["Elsa.For", "Elsa.ForEach", "Elsa.ParallelForEach", "Elsa.While"];

    private readonly Choices _choices;
    private readonly IReadOnlyList<string> _children;
    private readonly string? _other;
    private readonly FlowchartMaker _flowcharts;
    private int _budget;

    /// <param name="budget">Activities after which no further container begins.</param>
    /// <param name="children">Types of the workflows that may be used as activities.</param>
    /// <param name="other">A definition that may be started; null when there is none.</param>
    public BlockMaker(Choices choices, int budget, IReadOnlyList<string> children, string? other = null)
    {
        _other = other;
        _choices = choices;
        _budget = budget;
        _children = children;
        _flowcharts = new FlowchartMaker(choices, Nodes, this);
    }

    public Nodes Nodes { get; } = new();

    public JsonObject Root() => _choices.Weighted(5, 2, 1) switch
    {
        0 => _flowcharts.Make(0, inLoop: false),
        1 => Sequence(0, inLoop: false),
        _ => Block(0, inLoop: false),
    };

    public JsonObject Block(int depth, bool inLoop)
    {
        _budget--;
        if (depth >= 3 || _budget <= 0)
            return Leaf(inLoop);
        return _choices.Weighted(14, 2, 2, 1, 1, 1, 2, 1) switch
        {
            0 => Leaf(inLoop),
            1 => _flowcharts.Make(depth + 1, inLoop),
            2 => Sequence(depth + 1, inLoop),
            3 => Nodes.New("Elsa.Parallel", ("activities", Several(depth + 1, inLoop))),
            4 => Nodes.New("Elsa.Fork", ("joinMode", _choices.Next(2) == 0 ? "WaitAll" : "WaitAny"), ("branches", Several(depth + 1, inLoop))),
            5 => Nodes.New("Elsa.If", ("condition", Condition()), ("then", Block(depth + 1, inLoop)), ("else", _choices.Next(2) == 0 ? null : Block(depth + 1, inLoop))),
            6 => Loop(depth + 1),
            _ => _children.Count == 0 ? Leaf(inLoop) : Nodes.New(_choices.Pick(_children)),
        };
    }

    private JsonObject Leaf(bool inLoop) => _choices.Weighted(16, 16, 8, 10, 4, 4, 4, 2, 1, 2, 2, 4, 3, _other is null ? 0 : 9) switch
    {
        0 => Nodes.New("Sim.Work"),
        1 => Nodes.New("Elsa.Event", ("eventName", AnyEvent())),
        2 => Nodes.New("Elsa.Delay", ("timeSpan", Nodes.Literal(new TimeSpan(0, 0, _choices.Next(180)).ToString("c", CultureInfo.InvariantCulture)))),
        3 => StaffWait(),
        4 => Nodes.New("Sim.Work", ("failures", 1 + _choices.Next(2))),
        5 => Nodes.New("Sim.Choose", ("salt", _choices.Next(50)), ("sets", true)),
        6 => Nodes.New("Elsa.Correlate", ("correlationId", AnyCorrelation())),
        7 => _choices.Weighted(5, 1) == 0 ? Nodes.New("Elsa.Fault", ("message", Nodes.Literal("It was to fail."))) : Nodes.New("Elsa.RunJavaScript", ("script", Nodes.Literal("throw new Error('This script fails.')"))),
        8 => Nodes.New("Elsa.SetVariable", ("variable", new JsonObject { ["id"] = "more", ["name"] = "more" }), ("value", Nodes.Script("!getMore()"))),
        9 => Nodes.New(inLoop ? "Elsa.Break" : "Elsa.Complete"),
        10 => Nodes.New(_choices.Next(2) == 0 ? "Elsa.End" : "Elsa.Finish"),
        11 => Nodes.New("Elsa.PublishEvent", ("eventName", AnyEvent()), ("isLocalEvent", Nodes.Literal(_choices.Next(3) == 0)), ("correlationId", _choices.Next(2) == 0 ? AnyCorrelation() : null)),
        12 => Nodes.New("Elsa.RunTask", ("taskName", Nodes.Literal("count"))),
        _ => Starting(),
    };

    private JsonObject AnyEvent() => Nodes.Literal(Names.Event(_choices.Next(Names.Events)));

    private JsonObject AnyCorrelation() => Nodes.Literal(Names.Correlation(_choices.Next(Names.Correlations)));

    /// <summary>Starts instances of the other definition, one or several, and waits for them or not.</summary>
    private JsonObject Starting()
    {
        var node = _choices.Weighted(3, 2, 1) switch
        {
            0 => Nodes.New("Elsa.DispatchWorkflow"),
            1 => Nodes.New("Elsa.ExecuteWorkflow"),
            _ => Nodes.New("Elsa.BulkDispatchWorkflows", ("items", Nodes.Wrapped("Object", "[1,2]"))),
        };
        node["workflowDefinitionId"] = Nodes.Literal(_other);
        node["waitForCompletion"] = Nodes.Literal(_choices.Next(3) > 0);
        if (_choices.Chance(40))
            node["correlationId"] = AnyCorrelation();
        return node;
    }

    private JsonObject StaffWait() => Nodes.New(
        "Sim.StaffWait",
        ("deadline", _choices.Chance(40) ? 1 + _choices.Next(240) : 0),
        ("times", _choices.Chance(15) ? 2 : 1),
        ("fails", _choices.Chance(10)));

    private JsonObject Sequence(int depth, bool inLoop) => Nodes.New("Elsa.Sequence", ("activities", Several(depth, inLoop)));

    private JsonArray Several(int depth, bool inLoop)
    {
        var blocks = new JsonObject[1 + _choices.Next(3)];
        for (var i = 0; i < blocks.Length; i++)
            blocks[i] = Block(depth, inLoop);
        return Nodes.List(blocks);
    }

    private JsonObject Loop(int depth)
    {
        var kind = _choices.Pick(s_loopKinds);
        var body = Block(depth, inLoop: true);
        return kind switch
        {
            "Elsa.For" => Nodes.New(kind, ("start", Nodes.Literal(0)), ("end", Nodes.Literal(_choices.Next(3))), ("body", body)),
            "Elsa.While" => Nodes.New(kind, ("condition", Nodes.Variable("more")), ("body", Nodes.New(
                "Elsa.Sequence", ("activities", Nodes.List([body, Nodes.New("Sim.Choose", ("salt", _choices.Next(50)), ("sets", true))]))))),
            _ => Nodes.New(kind, ("items", Nodes.Wrapped("Object", "[1,2]")), ("body", body)),
        };
    }

    private JsonObject Condition() => _choices.Weighted(8, 8, 1) switch
    {
        0 => Nodes.Literal(_choices.Next(2) == 0),
        1 => Nodes.Variable("more"),
        _ => Nodes.Script("getMore()"),
    };
}
