using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Engine.Activities.Events;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Jobs;
using WorkflowCrm.Storage.Stimuli;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Stimuli;

public abstract class StimulusStoreContract(TestDatabase database)
{
    private readonly string _mark = Samples.NewId();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Hash => BookmarkHash.Compute(EventStimulus.Name, EventStimulus.Payload(_mark));

    [Fact]
    public async Task Whoever_waits_is_found_by_hash_correlation_and_instance_in_the_order_of_waiting()
    {
        var first = await WaitAsync("DA-1");
        var second = await WaitAsync("DA-2");
        Assert.Equal([first.Id, second.Id], await WaitingAsync(null, null));
        Assert.Equal([second.Id], await WaitingAsync("DA-2", null));
        Assert.Equal([first.Id], await WaitingAsync(null, first.Id));
        Assert.Empty(await WaitingAsync("DA-2", first.Id));
    }

    [Fact]
    public async Task A_stimulus_that_came_too_early_is_taken_by_the_first_who_wants_it_and_by_nobody_else()
    {
        await KeepAsync("k", "DA-1");
        await KeepAsync("k", "DA-1"); // sent again, it is the same
        Assert.Equal(1, await KeptAsync());
        await WaitAsync("DA-2");
        Assert.Equal(0, await ResumptionsAsync());
        var taker = await WaitAsync("DA-1");
        await WaitAsync("DA-1");
        Assert.Equal(1, await ResumptionsAsync());
        Assert.Equal(0, await KeptAsync());
        var job = await JobAsync();
        Assert.Contains(taker.Bookmarks[0].Id, job.Key, StringComparison.Ordinal);
        Assert.Contains("\"answer\":42", job.Payload, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_who_begin_to_wait_at_once_one_takes_it()
    {
        await KeepAsync("k", "DA-1");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => WaitAsync("DA-1")));
        Assert.Equal(1, await ResumptionsAsync());
        Assert.Equal(0, await KeptAsync());
    }

    [Fact]
    public async Task A_stimulus_and_a_wait_that_meet_never_miss_each_other()
    {
        for (var round = 0; round < 10; round++)
        {
            var correlation = $"DA-{round}";
            await Task.WhenAll(WaitAsync(correlation), SendAsync($"{_mark}-{round}", correlation));
            Assert.Equal(round + 1, await ResumptionsAsync());
        }

        Assert.Equal(0, await KeptAsync());
    }

    [Fact]
    public async Task One_that_has_expired_is_taken_by_nobody_and_swept_away()
    {
        await KeepAsync("old", "DA-1");
        database.Clock.Advance(TimeSpan.FromHours(2));
        await WaitAsync("DA-1");
        Assert.Equal(0, await ResumptionsAsync());
        await KeepAsync("new", "DA-2");
        Assert.Equal(1, await KeptAsync());
    }

    [Fact]
    public async Task One_that_is_taken_by_an_instance_that_rolls_back_is_kept()
    {
        await KeepAsync("k", "DA-1");
        await Assert.ThrowsAsync<NotSupportedException>(() => database.Services.InUnitAsync(async s =>
        {
            await s.GetRequiredService<IInstanceStore>().SaveAsync(Burst("DA-1"), Token);
            throw new NotSupportedException();
        }));
        Assert.Equal(1, await KeptAsync());
    }

    [Fact]
    public async Task Whether_anything_runs_is_asked_by_definition_and_correlation()
    {
        await WaitAsync(_mark);
        Assert.True(await RunningAsync("archive-access", _mark));
        Assert.True(await RunningAsync(null, _mark));
        Assert.False(await RunningAsync("other", _mark));
        Assert.False(await RunningAsync("archive-access", "other" + _mark));
    }

    [Fact]
    public async Task Only_running_children_are_listed()
    {
        var parent = Samples.NewId();
        var running = await SaveAsync(parent, ended: false);
        await SaveAsync(parent, ended: true);
        await SaveAsync(Samples.NewId(), ended: false);
        Assert.Equal([running], await database.Services.InScopeAsync(s => s.GetRequiredService<IStimulusStore>().ChildrenAsync(parent, Token)));
    }

    private Task<string> SaveAsync(string parent, bool ended) => database.Services.InUnitAsync(async s =>
    {
        var state = new InstanceState
        {
            Id = Samples.NewId(), DefinitionId = "d", DefinitionVersionId = "d-1", DefinitionVersion = 1, ParentInstanceId = parent,
            CreatedAt = database.Clock.Now, Status = ended ? InstanceStatus.Finished : InstanceStatus.Running,
        };
        await s.GetRequiredService<IInstanceStore>().SaveAsync(Samples.Burst(state, isNew: true), Token);
        return state.Id;
    });

    /// <summary>An instance that waits for the event of this test.</summary>
    private Task<InstanceState> WaitAsync(string correlation) => database.Services.InUnitAsync(async s =>
    {
        var burst = Burst(correlation);
        await s.GetRequiredService<IInstanceStore>().SaveAsync(burst, Token);
        return burst.State;
    });

    private BurstResult Burst(string correlation)
    {
        var state = Samples.Instance(Samples.NewId(), database.Clock.Now);
        state.CorrelationId = correlation;
        var bookmark = Samples.Bookmark(database.Clock.Now, hash: Hash) with { IsShared = true };
        state.Bookmarks.Add(bookmark);
        return Samples.Burst(state, isNew: true, [bookmark]);
    }

    private Task<List<string>> WaitingAsync(string? correlation, string? instanceId) => database.Services.InScopeAsync(async s =>
        (await s.GetRequiredService<IStimulusStore>().WaitingAsync(Hash, correlation, instanceId, Token)).Select(w => w.InstanceId).ToList());

    private Task KeepAsync(string key, string correlation) => database.Services.InUnitAsync(s => s.GetRequiredService<IStimulusStore>().KeepAsync(
        new KeptStimulus
        {
            Key = _mark + key, Hash = Hash, CorrelationId = correlation, Input = new JsonObject { ["answer"] = 42 }, ExpiresAt = database.Clock.Now + TimeSpan.FromHours(1),
        },
        Token));

    private Task<StimulusOutcome> SendAsync(string key, string correlation) => database.Services.InUnitAsync(s => s.GetRequiredService<StimulusSender>().SendAsync(
        new Stimulus { Name = EventStimulus.Name, Payload = EventStimulus.Payload(_mark), Key = key, CorrelationId = correlation }, Token));

    private Task<bool> RunningAsync(string? definitionId, string? correlation) =>
        database.Services.InScopeAsync(s => s.GetRequiredService<IStimulusStore>().IsAnyRunningAsync(definitionId, correlation, Token));

    private Task<int> KeptAsync() => database.Services.InScopeAsync(s =>
        s.GetRequiredService<WorkflowCrmDbContext>().Set<KeptStimulusRow>().CountAsync(k => k.Hash == Hash, Token));

    private Task<int> ResumptionsAsync() => database.Services.InScopeAsync(s => Resumptions(s).CountAsync(Token));

    private Task<Job> JobAsync() => database.Services.InScopeAsync(s => Resumptions(s).SingleAsync(Token));

    private IQueryable<Job> Resumptions(IServiceProvider services) => services.GetRequiredService<WorkflowCrmDbContext>().Set<Job>().AsNoTracking()
        .Where(j => j.Kind == WorkflowJobKinds.Resume && j.Payload!.Contains(Hash));
}
