using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Expressions;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Definitions.Checks;

/// <summary>Finds loops that run without ever waiting: an error when they certainly never end, a warning when nothing in them could end them.</summary>
internal sealed class LoopCheck(ActivityCatalogue catalogue, FindingList findings)
{
    private readonly ExpressionReader _reader = new(catalogue.Scripts);
    private readonly WaitFinder _waits = new(catalogue);

    public void Check(ActivityNode node)
    {
        switch (node.Type)
        {
            case "Elsa.Flowchart":
                CheckFlowchart(node);
                break;
            case "Elsa.While":
                CheckWhile(node);
                break;
            case "Elsa.For" when Literal(node, "step") is { } step && ValueConversion.TryTo(step, typeof(int), out var by) && by is 0:
                CheckBody(node, isEndless: true);
                break;
            default:
                break;
        }
    }

    private void CheckWhile(ActivityNode node)
    {
        var condition = _reader.ReadInput(node.Property("condition"));
        if (condition is LiteralExpression literal)
        {
            if (ValueConversion.To<bool>(literal.Value))
            {
                CheckBody(node, isEndless: true);
            }
        }
        else if (condition is not null && !WaitFinder.Changes(node))
        {
            CheckBody(node, isEndless: false);
        }
    }

    private void CheckBody(ActivityNode node, bool isEndless)
    {
        if (node.Child("body") is { } body && !_waits.MayWait(body) && !_waits.MayEnd(body))
        {
            Report(node, isEndless);
        }
    }

    private void CheckFlowchart(ActivityNode flowchart)
    {
        var graph = new LoopGraph(flowchart, FlowchartCheck.Reached(flowchart), OutcomesOf);
        if (graph.Endless(node => !_waits.MayWait(node) && !_waits.MayEnd(node)) is { } endless)
        {
            Report(endless, isEndless: true);
        }
        else if (graph.Cyclic(node => !_waits.MayWait(node)) is { Count: > 0 } loop && !loop.Exists(WaitFinder.Changes) && !loop.Exists(_waits.MayEnd))
        {
            Report(loop[0], isEndless: false);
        }
    }

    /// <summary>The outcomes that a node can end with; null when they cannot be known.</summary>
    private List<string>? OutcomesOf(ActivityNode node)
    {
        if (node.Type == "Elsa.FlowDecision" && _reader.ReadInput(node.Property("condition")) is null or LiteralExpression)
        {
            return [ValueConversion.To<bool>(Literal(node, "condition")) ? "True" : "False"];
        }

        return FlowchartCheck.OutcomesOf(node, catalogue);
    }

    private object? Literal(ActivityNode node, string input) => (_reader.ReadInput(node.Property(input)) as LiteralExpression)?.Value;

    private void Report(ActivityNode node, bool isEndless)
    {
        if (isEndless)
        {
            findings.Error(
                FindingCodes.EndlessLoop,
                node,
                $"The loop at '{DefinitionCheck.NameOf(node)}' never waits and never ends; let an outcome or a Break lead out of it, or let it wait for something.");
        }
        else
        {
            findings.Warn(
                FindingCodes.BusyLoop,
                node,
                $"The loop at '{DefinitionCheck.NameOf(node)}' never waits, and nothing in it changes what its condition looks at; it may never end.");
        }
    }
}
