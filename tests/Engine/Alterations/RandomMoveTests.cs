using WorkflowCrm.Engine.Activities.Flow;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Alterations;
using WorkflowCrm.Engine.Tests.Support;

namespace WorkflowCrm.Engine.Tests.Alterations;

/// <summary>Whatever the flowchart and whatever was moved or cancelled: when all that is waited for comes, the instance ends and nothing hangs.</summary>
public sealed class RandomMoveTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(FlowchartMode.CounterBased, 1, 200)]
    [InlineData(FlowchartMode.TokenBased, 1000, 200)]
    public async Task Nothing_hangs(FlowchartMode mode, int firstSeed, int seeds)
    {
        var moves = 0;
        for (var seed = firstSeed; seed < firstSeed + seeds; seed++)
        {
            moves += await PlayAsync(mode, seed);
        }

        Assert.True(moves > seeds / 2, $"Only {moves} alterations were possible.");
    }

    private static async Task<int> PlayAsync(FlowchartMode mode, int seed)
    {
        var random = new Random(seed);
        var engine = new EngineHarness(new EngineLimits { FlowchartMode = mode });
        var alterations = new InstanceAlterations(engine.Runtime);
        var count = 4 + random.Next(9);
        var state = await engine.RunAsync(RandomFlow.Make(random, "flow", count));
        var made = 0;
        for (var turn = 0; turn < 60 && engine.Read(state.Id) is { Status: InstanceStatus.Running } now; turn++)
        {
            if (made < 3 && random.Next(2) == 0)
            {
                var open = now.Executions.Where(execution => execution.ParentId is not null).ToArray();
                var execution = open[random.Next(open.Length)].Id;
                InstanceAlteration alteration = random.Next(5) switch
                {
                    0 => new CancelActivity(execution),
                    1 or 2 => new MoveTo($"n{random.Next(count)}", execution),
                    _ => new MoveTo($"n{random.Next(count)}"),
                };
                made += (await alterations.AlterAsync(state.Id, [alteration], "by chance", Token)).IsDone ? 1 : 0;
            }
            else
            {
                await engine.ResumeAsync(state.Id, now.Bookmarks[random.Next(now.Bookmarks.Count)].Id);
            }
        }

        var end = engine.Read(state.Id);
        Assert.True(end.SubStatus == InstanceSubStatus.Finished, $"Seed {seed}: {end.SubStatus} {string.Join("; ", end.Incidents.Select(incident => incident.Message))}");
        return made;
    }
}
