using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Engine.Activities.Events;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Definitions;
using WorkflowCrm.Storage.Instances;
using WorkflowCrm.Storage.Jobs;
using WorkflowCrm.Storage.Tests.Databases;
using WorkflowCrm.Storage.Tests.Definitions;

namespace WorkflowCrm.Storage.Tests.Stimuli;

/// <summary>From a published trigger to the instances that it starts.</summary>
public abstract class ActivationContract(TestDatabase database)
{
    private readonly string _id = Samples.NewId();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DefinitionDesk Desk => new(database.Services);

    [Fact]
    public async Task A_stimulus_starts_what_is_published_for_it_once_however_often_it_is_sent()
    {
        await PublishAsync(strategy: null);
        await SendAsync("mail-1");
        await SendAsync("mail-1");
        await Task.WhenAll((await JobsAsync()).Concat(await JobsAsync()).Select(RunAsync)); // the same job twice at once, too
        Assert.Equal(1, await InstancesAsync());
        await SendAsync("mail-2");
        await Task.WhenAll((await JobsAsync()).Select(RunAsync));
        Assert.Equal(2, await InstancesAsync());
    }

    [Theory]
    [InlineData("SingletonStrategy", 1)]
    [InlineData("CorrelatedSingletonStrategy", 2)]
    [InlineData("CorrelationStrategy", 2)]
    [InlineData("AllowAlwaysStrategy", 6)]
    public async Task Starts_at_once_keep_to_the_activation_strategy(string strategy, int instances)
    {
        await PublishAsync(strategy);
        for (var n = 0; n < 6; n++)
            await SendAsync($"mail-{n}", $"{_id}-{n % 2}");
        await Task.WhenAll((await JobsAsync()).Select(RunAsync));
        Assert.Equal(instances, await InstancesAsync());
    }

    [Fact]
    public async Task A_start_that_was_asked_for_before_the_retraction_does_not_happen()
    {
        await PublishAsync(strategy: null);
        await SendAsync("mail-1");
        await Desk.RetractAsync(_id);
        await Task.WhenAll((await JobsAsync()).Select(RunAsync));
        Assert.Equal(0, await InstancesAsync());
    }

    private Task<StoredDefinition> PublishAsync(string? strategy) => Desk.PublishAsync(Draw.Draft(
        _id, $"名{_id}", document => document["options"] = new JsonObject { ["activationStrategyType"] = strategy },
        Draw.Event("start", _id, starts: true), Draw.Event("wait", $"more {_id}")));

    private Task<StimulusOutcome> SendAsync(string key, string? correlation = null) => database.Services.InUnitAsync(s => s.GetRequiredService<StimulusSender>().SendAsync(
        new Stimulus { Name = EventStimulus.Name, Payload = EventStimulus.Payload(_id), Key = key, CorrelationId = correlation }, Token));

    private Task<List<Job>> JobsAsync() => database.Services.InScopeAsync(s => s.GetRequiredService<WorkflowCrmDbContext>().Set<Job>().AsNoTracking()
        .Where(j => j.Kind == WorkflowJobKinds.Start && j.Payload!.Contains(_id)).OrderBy(j => j.Id).ToListAsync(Token));

    private Task RunAsync(Job job) => database.Services.InUnitAsync(s => s.GetRequiredService<WorkflowJobs>().RunAsync(
        new JobRequest(job.Kind, job.Key, JsonSerializer.Deserialize<JsonNode>(job.Payload!)), Token));

    private Task<int> InstancesAsync() => database.Services.InScopeAsync(s =>
        s.GetRequiredService<WorkflowCrmDbContext>().Set<InstanceRow>().CountAsync(i => i.DefinitionId == _id, Token));
}
