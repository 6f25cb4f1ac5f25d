using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Jobs;
using WorkflowCrm.Storage.Stimuli;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Stimuli;

/// <summary>Stimuli that came before anybody waited for them, and the bookmarks that take them.</summary>
public abstract class KeptStimulusContract(TestDatabase database)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_oldest_one_goes_to_the_first_bookmark_of_its_hash_and_correlation()
    {
        var (hash, correlationId) = (Samples.NewId(), Samples.NewId());
        var late = await KeepAsync(hash, correlationId, null);
        database.Clock.Advance(TimeSpan.FromSeconds(-1)); // an older one, whose key sorts behind
        var early = await KeepAsync(hash, correlationId, null);
        database.Clock.Advance(TimeSpan.FromSeconds(1));

        var first = await WaitAsync(hash, correlationId);
        var job = Assert.Single(await ResumptionsAsync(first));
        Assert.Equal($"{first.Id}:{early}", job.Key);
        Assert.Equal("42", JsonNode.Parse(job.Payload!)!["input"]!["amount"]!.ToJsonString());
        Assert.Equal([late], await KeptAsync(hash));

        var second = await WaitAsync(hash, correlationId);
        Assert.Equal($"{second.Id}:{late}", Assert.Single(await ResumptionsAsync(second)).Key);
        Assert.Empty(await KeptAsync(hash));
        Assert.Empty(await ResumptionsAsync(await WaitAsync(hash, correlationId)));
    }

    [Fact]
    public async Task One_for_an_instance_goes_to_no_other()
    {
        var (hash, instanceId) = (Samples.NewId(), Samples.NewId());
        var key = await KeepAsync(hash, null, instanceId);
        Assert.Empty(await ResumptionsAsync(await WaitAsync(hash, null)));
        var bookmark = await WaitAsync(hash, null, instanceId);
        Assert.Equal($"{bookmark.Id}:{key}", Assert.Single(await ResumptionsAsync(bookmark)).Key);
    }

    [Fact]
    public async Task One_of_another_correlation_or_hash_or_past_its_time_stays()
    {
        var (hash, correlationId) = (Samples.NewId(), Samples.NewId());
        var other = await KeepAsync(hash, Samples.NewId(), null);
        var expired = await KeepAsync(hash, correlationId, null, TimeSpan.FromMinutes(1));
        await KeepAsync(Samples.NewId(), correlationId, null);
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(await ResumptionsAsync(await WaitAsync(hash, correlationId)));
        Assert.Empty(await ResumptionsAsync(await WaitAsync(hash, null)));
        Assert.Equal(new[] { other, expired }.Order(), (await KeptAsync(hash)).Order());
    }

    [Fact]
    public async Task A_bookmark_of_one_activity_alone_takes_none()
    {
        var (hash, correlationId) = (Samples.NewId(), Samples.NewId());
        await KeepAsync(hash, correlationId, null);
        Assert.Empty(await ResumptionsAsync(await WaitAsync(hash, correlationId, isShared: false)));
        Assert.Single(await KeptAsync(hash));
    }

    [Fact]
    public async Task Many_that_begin_to_wait_at_once_get_one_each()
    {
        var (hash, correlationId) = (Samples.NewId(), Samples.NewId());
        for (var i = 0; i < 8; i++)
            await KeepAsync(hash, correlationId, null);
        var waiting = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => WaitAsync(hash, correlationId)));
        var jobs = new List<Job>();
        foreach (var bookmark in waiting)
            jobs.AddRange(await ResumptionsAsync(bookmark));
        Assert.Equal(8, jobs.Select(j => j.Key.Split(':')[1]).Distinct().Count());
        Assert.Equal(8, jobs.Count);
        Assert.Empty(await KeptAsync(hash));
    }

    private async Task<string> KeepAsync(string hash, string? correlationId, string? instanceId, TimeSpan? lives = null)
    {
        var kept = new KeptStimulus
        {
            Key = Samples.NewId(),
            Hash = hash,
            CorrelationId = correlationId,
            InstanceId = instanceId,
            Input = new JsonObject { ["amount"] = 42 },
            ExpiresAt = database.Clock.Now + (lives ?? TimeSpan.FromHours(1)),
        };
        await database.Services.InUnitAsync(s => s.GetRequiredService<IStimulusStore>().KeepAsync(kept, Token));
        return kept.Key;
    }

    private async Task<Bookmark> WaitAsync(string hash, string? correlationId, string? instanceId = null, bool isShared = true)
    {
        var state = Samples.Instance(instanceId ?? Samples.NewId(), database.Clock.Now);
        state.CorrelationId = correlationId;
        var bookmark = Samples.Bookmark(database.Clock.Now, hash: hash) with { IsShared = isShared };
        state.Bookmarks.Add(bookmark);
        await database.Services.InUnitAsync(s => s.GetRequiredService<IInstanceStore>().SaveAsync(Samples.Burst(state, isNew: true, [bookmark]), Token));
        return bookmark;
    }

    private Task<List<Job>> ResumptionsAsync(Bookmark bookmark) => database.Services.InScopeAsync(s =>
        s.GetRequiredService<WorkflowCrmDbContext>().Set<Job>()
            .Where(j => j.Kind == WorkflowJobKinds.Resume && j.Key.StartsWith(bookmark.Id)).ToListAsync(Token));

    private Task<List<string>> KeptAsync(string hash) => database.Services.InScopeAsync(s =>
        s.GetRequiredService<WorkflowCrmDbContext>().Set<KeptStimulusRow>().Where(k => k.Hash == hash).Select(k => k.Key).ToListAsync(Token));
}
