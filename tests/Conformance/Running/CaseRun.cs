using System.Text.Json.Nodes;
using WorkflowCrm.Conformance.Tests.Reading;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Conformance.Tests.Running;

/// <summary>Runs a case in a world.</summary>
/// <param name="lastFirst">Where the case leaves open in which order several bookmarks are resumed: whether the last one comes first.</param>
internal sealed class CaseRun(ConformanceCase one, World world, bool lastFirst = false)
{
    private const int Turns = 20;

    private readonly List<StepRecord> _steps = [];
    private bool _isOrdered = !one.Notes.Contains("not significant", StringComparison.Ordinal);
    private string _instanceId = "";

    /// <exception cref="DefinitionFormatException">A definition of the case cannot be read.</exception>
    public async Task<CaseRecord> RunAsync()
    {
        var definition = Identified(WorkflowDefinition.Parse(one.DefinitionJson!));
        foreach (var import in one.Imports())
        {
            await world.PublishDefinitionAsync(Identified(WorkflowDefinition.Parse(import)));
        }

        var errors = await world.PublishDefinitionAsync(definition);
        _instanceId = (await world.StartAsync(definition.DefinitionId, one.Input)).Id;
        await RecordAsync(resumed: null);
        await world.SettleAsync();
        await (one.Steps is { } steps ? StepAsync(steps) : ResumeAllAsync());
        var instances = await world.InstancesAsync();
        var journal = await world.JournalAsync(_instanceId);

        // Last of all, because it publishes: the same document once more, as another definition.
        var again = one.HasSecondImport ? await world.PublishDefinitionAsync(Renamed(definition)) : [];
        return new CaseRecord
        {
            Definition = definition,
            PublishErrors = errors,
            SecondImportErrors = again,
            Subgraph = one.SubgraphNode is { } nodeId ? await world.SubgraphAsync(definition, nodeId) : null,
            End = instances.Single(instance => instance.Id == _instanceId),
            Others = [.. instances.Where(instance => instance.Id != _instanceId)],
            Lines = [.. world.Recorder.Lines],
            Journal = journal,
            Steps = _steps,
            IsOrdered = _isOrdered,
        };
    }

    /// <summary>A definition may leave its ids to the store that it comes to.</summary>
    private WorkflowDefinition Identified(WorkflowDefinition definition) => definition is { Id.Length: > 0, DefinitionId.Length: > 0 }
        ? definition
        : definition.Change(document =>
        {
            document["definitionId"] = definition.DefinitionId is { Length: > 0 } id ? id : one.Name;
            document["id"] = definition.Id is { Length: > 0 } versionId ? versionId : $"{document["definitionId"]}-v1";
        });

    private static WorkflowDefinition Renamed(WorkflowDefinition definition) => definition.Change(document =>
    {
        document["definitionId"] = definition.DefinitionId + "-again";
        document["id"] = definition.Id + "-again";
    });

    private async Task StepAsync(IReadOnlyList<JsonObject> steps)
    {
        foreach (var step in steps)
        {
            int? resumed = null;
            if (step["event"] is { } name)
            {
                resumed = await world.PublishEventAsync(name.GetValue<string>());
            }
            else
            {
                await world.AdvanceAsync(TimeSpan.FromMilliseconds(step["waitMs"]!.GetValue<int>()));
            }

            await world.SettleAsync();
            await RecordAsync(resumed);
        }
    }

    private async Task ResumeAllAsync()
    {
        for (var turn = 0; turn < Turns && await ReadAsync() is { Status: InstanceStatus.Running, Bookmarks.Count: > 0 } state; turn++)
        {
            _isOrdered &= state.Bookmarks.Count < 2;
            var waiting = state.Bookmarks.OrderBy(bookmark => bookmark.DueAt ?? DateTimeOffset.MinValue);
            foreach (var bookmark in lastFirst ? waiting.Reverse() : waiting)
            {
                await world.ResumeAsync(_instanceId, bookmark.Id, one.Input);
                await world.SettleAsync();
            }
        }
    }

    private async Task RecordAsync(int? resumed)
    {
        var state = await ReadAsync();
        _steps.Add(new StepRecord(resumed, state.SubStatus, [.. world.Recorder.Lines], [.. state.Bookmarks.Select(bookmark => bookmark.Name)]));
        if (await world.BookmarkRowsAsync(state) is var rows && rows != state.Bookmarks.Count)
        {
            world.Problems.Add($"The instance has {state.Bookmarks.Count} bookmarks, the store {rows} of them.");
        }
    }

    private async Task<InstanceState> ReadAsync() => (await world.InstancesAsync()).Single(instance => instance.Id == _instanceId);
}
