using WorkflowCrm.Engine.Compilation;

namespace WorkflowCrm.Engine.Tests.Limits;

/// <summary>The quick analysis of flowcharts gives what the rules say, read literally.</summary>
public sealed class FlowGraphTests
{
    [Fact]
    public void Arrows_of_random_graphs_are_told_apart_as_the_rules_say()
    {
        var random = new Random(20260301);
        for (var round = 0; round < 500; round++)
        {
            var count = random.Next(1, 12);
            var arrows = Enumerable.Range(0, random.Next(count * 3)).Select(i => (Source: random.Next(count), Target: random.Next(count))).Distinct().ToArray();
            Compare(count, arrows);
        }
    }

    private static void Compare(int count, (int Source, int Target)[] arrows)
    {
        var forward = new List<(int Source, int Target)>();
        var backward = new List<(int Source, int Target)>();
        var order = new FlowOrder(count);
        var forwardIn = Enumerable.Range(0, count).Select(_ => new List<FlowEdge>()).ToArray();
        var queue = new Queue<int>([0]);
        var visited = new HashSet<int> { 0 };
        while (queue.TryDequeue(out var node))
        {
            foreach (var arrow in arrows.Where(arrow => arrow.Source == node))
            {
                var closesLoop = arrow.Source == arrow.Target || Reaches(forward, arrow.Target, arrow.Source, without: -1);
                Assert.Equal(!closesLoop, arrow.Source != arrow.Target && order.TryAdd(arrow.Source, arrow.Target));
                (closesLoop ? backward : forward).Add(arrow);
                if (!closesLoop)
                {
                    forwardIn[arrow.Target].Add(new FlowEdge(forward.Count, arrow.Source, "Done", arrow.Target, ""));
                    if (visited.Add(arrow.Target))
                    {
                        queue.Enqueue(arrow.Target);
                    }
                }
            }
        }

        var dominators = new FlowDominators(0, order.Nodes, forwardIn);
        Assert.All(backward, arrow => Assert.Equal(
            arrow.Source == arrow.Target || !Reaches(forward, 0, arrow.Source, without: arrow.Target), dominators.Dominates(arrow.Target, arrow.Source)));
    }

    private static bool Reaches(List<(int Source, int Target)> arrows, int from, int to, int without)
    {
        if (from == without || to == without)
        {
            return false;
        }

        var seen = new HashSet<int> { from };
        var open = new Stack<int>(seen);
        while (open.TryPop(out var node))
        {
            foreach (var (_, target) in arrows.Where(arrow => arrow.Source == node && arrow.Target != without))
            {
                if (seen.Add(target))
                {
                    open.Push(target);
                }
            }
        }

        return seen.Contains(to);
    }
}
