using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.EngineStores;

/// <summary>What the engine may rely on, whatever it stores in. Said with the engine's own words only.</summary>
public abstract class EngineStoreContract(IEngineStore store)
{
    private readonly string _correlationId = Samples.NewId();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_state_comes_back_as_it_was_saved()
    {
        var state = NewState();
        state.Variables["n"] = 3L;
        await SaveAsync(state, isNew: true);
        Assert.Equal(state.ToJson(), (await LockAsync(state.Id))!.ToJson());
        Assert.Equal(state.ToJson(), (await store.InTransactionAsync((instances, _) => instances.FindAsync(state.Id, Token)))!.ToJson());
        Assert.Null(await LockAsync(Samples.NewId()));
    }

    [Fact]
    public async Task What_a_failed_transaction_wrote_is_nowhere()
    {
        var kept = await GivenAsync(Shared());
        var (state, bookmark, key) = (NewState(), Shared(Now.AddHours(1)), Samples.NewId());
        await Assert.ThrowsAsync<OperationCanceledException>(() => store.InTransactionAsync(async Task<bool> (instances, stimuli) =>
        {
            await instances.SaveAsync(Samples.Burst(state, isNew: true, [bookmark], [], [new JobRequest("test", key, null)]), Token);
            var other = (await instances.LockAsync(kept.Id, Token))!;
            other.Variables["n"] = 1L;
            await instances.SaveAsync(Samples.Burst(other, isNew: false, [], [kept.Bookmarks[0].Id]), Token);
            await stimuli.KeepAsync(Kept(key, bookmark.Hash), Token);
            Assert.True(await stimuli.ReceiveAsync(key, Now.AddHours(1), Token));
            throw new OperationCanceledException();
        }));
        Assert.Null(await LockAsync(state.Id));
        Assert.Empty(await WaitingAsync(bookmark.Hash));
        Assert.Single(await WaitingAsync(kept.Bookmarks[0].Hash));
        Assert.Equal(kept.ToJson(), (await LockAsync(kept.Id))!.ToJson());
        var jobs = await store.JobsAsync();
        Assert.DoesNotContain(jobs.Keys, job => job.Key == key || job.Key == bookmark.Id);
        Assert.True(await ReceiveAsync(key));
    }

    [Fact]
    public async Task An_instance_is_started_once()
    {
        var state = await GivenAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => SaveAsync(state, isNew: true));
    }

    [Fact]
    public async Task What_waits_is_found_by_hash_correlation_and_instance_in_the_order_of_its_making()
    {
        var (first, second) = (Shared(), Shared()); // ids ascend, as the id source makes them
        var state = await GivenAsync(first, second = second with { Id = first.Id + "b", Hash = first.Hash });
        Assert.Equal([first.Id, second.Id], (await WaitingAsync(first.Hash)).Select(waiting => waiting.BookmarkId));
        Assert.Equal(2, (await WaitingAsync(first.Hash, _correlationId)).Count);
        Assert.Equal(2, (await WaitingAsync(first.Hash, null, state.Id)).Count);
        Assert.Empty(await WaitingAsync(first.Hash, "another"));
        Assert.Empty(await WaitingAsync(first.Hash, null, "another"));
        Assert.Empty(await WaitingAsync("another"));
    }

    [Fact]
    public async Task A_new_correlation_id_reaches_the_bookmarks_of_before_and_what_was_kept_for_it()
    {
        var bookmark = Shared();
        var state = await GivenAsync(bookmark);
        var (correlationId, key) = (Samples.NewId(), Samples.NewId());
        await KeepAsync(Kept(key, bookmark.Hash) with { CorrelationId = correlationId });
        state.CorrelationId = correlationId;
        await store.InTransactionAsync(async (instances, _) =>
        {
            await instances.LockAsync(state.Id, Token);
            await instances.SaveAsync(Samples.Burst(state, isNew: false) with { HasNewCorrelation = true }, Token);
            return true;
        });
        Assert.Single(await WaitingAsync(bookmark.Hash, correlationId));
        Assert.Empty(await WaitingAsync(bookmark.Hash, _correlationId));
        Assert.Contains((WorkflowJobKinds.Resume, $"{bookmark.Id}:{key}"), (await store.JobsAsync()).Keys);
    }

    [Fact]
    public async Task A_bookmark_that_goes_takes_its_timer_along()
    {
        var (timer, plain) = (Shared(Now.AddDays(2)), Shared());
        var state = await GivenAsync(timer, plain);
        Assert.Equal(Now.AddDays(2), (await store.JobsAsync())[(WorkflowJobKinds.Timer, timer.Id)]);
        Assert.DoesNotContain((await store.JobsAsync()).Keys, job => job.Key == plain.Id);
        await store.InTransactionAsync(async (instances, _) =>
        {
            var locked = (await instances.LockAsync(state.Id, Token))!;
            await instances.SaveAsync(Samples.Burst(locked, isNew: false, [], [timer.Id, plain.Id]), Token);
            return true;
        });
        Assert.Empty(await WaitingAsync(timer.Hash));
        Assert.Empty(await WaitingAsync(plain.Hash));
        Assert.DoesNotContain((await store.JobsAsync()).Keys, job => job.Key == timer.Id);
    }

    [Fact]
    public async Task Two_jobs_of_one_kind_and_key_are_one()
    {
        var key = Samples.NewId();
        foreach (var dueAt in (DateTimeOffset[])[Now.AddMinutes(1), Now.AddMinutes(9)])
        {
            await store.InTransactionAsync((_, stimuli) =>
            {
                stimuli.Enqueue(new JobRequest("test", key, null, dueAt));
                return Task.FromResult(true);
            });
        }

        Assert.Equal(Now.AddMinutes(1), (await store.JobsAsync())[("test", key)]);
    }

    [Fact]
    public async Task A_kept_stimulus_goes_to_the_first_bookmark_of_its_correlation_and_to_no_other()
    {
        var (bookmark, key) = (Shared(), Samples.NewId());
        await KeepAsync(Kept(key, bookmark.Hash));
        await KeepAsync(Kept(key, "another hash")); // the same stimulus again changes nothing
        var stranger = NewState();
        stranger.CorrelationId = Samples.NewId();
        var passedBy = Shared() with { Hash = bookmark.Hash };
        stranger.Bookmarks.Add(passedBy);
        await SaveAsync(stranger, isNew: true, passedBy);
        await GivenAsync(bookmark);
        var late = Shared() with { Hash = bookmark.Hash };
        await GivenAsync(late);
        Assert.Equal([$"{bookmark.Id}:{key}"], (await store.JobsAsync()).Keys.Where(job => job.Key.EndsWith(key, StringComparison.Ordinal)).Select(job => job.Key));
    }

    [Fact]
    public async Task A_kept_stimulus_that_has_expired_goes_to_nobody()
    {
        var (bookmark, key) = (Shared(), Samples.NewId());
        await KeepAsync(Kept(key, bookmark.Hash));
        store.Clock.Advance(TimeSpan.FromHours(1));
        await GivenAsync(bookmark);
        Assert.DoesNotContain((await store.JobsAsync()).Keys, job => job.Key.EndsWith(key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stimulus_is_received_once_until_the_note_expires()
    {
        var key = Samples.NewId();
        Assert.True(await ReceiveAsync(key));
        Assert.False(await ReceiveAsync(key));
        store.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await ReceiveAsync(key));
    }

    [Fact]
    public async Task Running_instances_and_children_are_known_until_they_end()
    {
        var parent = await GivenAsync();
        var child = NewState(parent.Id);
        await SaveAsync(child, isNew: true);
        Assert.Equal([child.Id], await ChildrenAsync(parent.Id));
        Assert.True(await store.InTransactionAsync((_, stimuli) => stimuli.IsAnyRunningAsync(child.DefinitionId, _correlationId, Token)));
        Assert.False(await store.InTransactionAsync((_, stimuli) => stimuli.IsAnyRunningAsync(child.DefinitionId, Samples.NewId(), Token)));
        foreach (var id in (string[])[child.Id, parent.Id])
        {
            await store.InTransactionAsync(async (instances, _) =>
            {
                var locked = (await instances.LockAsync(id, Token))!;
                (locked.Status, locked.SubStatus, locked.FinishedAt) = (InstanceStatus.Finished, InstanceSubStatus.Finished, Now);
                await instances.SaveAsync(Samples.Burst(locked, isNew: false), Token);
                return true;
            });
        }

        Assert.Empty(await ChildrenAsync(parent.Id));
        Assert.False(await store.InTransactionAsync((_, stimuli) => stimuli.IsAnyRunningAsync(null, _correlationId, Token)));
    }

    private DateTimeOffset Now => store.Clock.Now;

    private InstanceState NewState(string? parentId = null) => new()
    {
        Id = Samples.NewId(),
        DefinitionId = "contract",
        DefinitionVersionId = "contract-1",
        DefinitionVersion = 1,
        SubStatus = InstanceSubStatus.Suspended,
        CorrelationId = _correlationId,
        ParentInstanceId = parentId,
        CreatedAt = Now,
        UpdatedAt = Now,
    };

    private Bookmark Shared(DateTimeOffset? dueAt = null) => Samples.Bookmark(Now, dueAt, Samples.NewId()) with { IsShared = true };

    private KeptStimulus Kept(string key, string hash) => new()
    {
        Key = key, Hash = hash, CorrelationId = _correlationId, Input = new JsonObject { ["n"] = 1 }, ExpiresAt = Now.AddHours(1),
    };

    private async Task<InstanceState> GivenAsync(params Bookmark[] bookmarks)
    {
        var state = NewState();
        state.Bookmarks.AddRange(bookmarks);
        await SaveAsync(state, isNew: true, bookmarks);
        return state;
    }

    private Task<bool> SaveAsync(InstanceState state, bool isNew, params Bookmark[] added) => store.InTransactionAsync(async (instances, _) =>
    {
        await instances.SaveAsync(Samples.Burst(state, isNew, added), Token);
        return true;
    });

    private Task<InstanceState?> LockAsync(string id) => store.InTransactionAsync((instances, _) => instances.LockAsync(id, Token));

    private Task<IReadOnlyList<WaitingBookmark>> WaitingAsync(string hash, string? correlationId = null, string? instanceId = null) =>
        store.InTransactionAsync((_, stimuli) => stimuli.WaitingAsync(hash, correlationId, instanceId, Token));

    private Task<bool> KeepAsync(KeptStimulus stimulus) => store.InTransactionAsync(async (_, stimuli) =>
    {
        await stimuli.KeepAsync(stimulus, Token);
        return true;
    });

    private Task<bool> ReceiveAsync(string key) => store.InTransactionAsync((_, stimuli) => stimuli.ReceiveAsync(key, Now.AddHours(1), Token));

    private Task<IReadOnlyList<string>> ChildrenAsync(string id) => store.InTransactionAsync((_, stimuli) => stimuli.ChildrenAsync(id, Token));
}
