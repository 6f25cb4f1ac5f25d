using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Definitions;
using WorkflowCrm.Storage.Definitions.Editing;
using WorkflowCrm.Storage.Definitions.Publishing;
using WorkflowCrm.Storage.Definitions.Reading;
using WorkflowCrm.Storage.Jobs;
using WorkflowCrm.Storage.Stimuli;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Definitions;

/// <summary>What people do with definitions, each deed in a scope of its own.</summary>
public sealed class DefinitionDesk(IServiceProvider host)
{
    public static readonly ChangeBy Owner = new("luo");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async Task<StoredDefinition> SaveAsync(string json, string? expected = null, ChangeBy? by = null) => Value(await TrySaveAsync(json, expected, by)).Definition;

    public Task<Result<SavedDraft>> TrySaveAsync(string json, string? expected = null, ChangeBy? by = null) =>
        With<EditDefinition, Result<SavedDraft>>(desk => desk.SaveAsync(json, expected, by ?? Owner, Token));

    /// <summary>Publishes a text that must be all right.</summary>
    public async Task<StoredDefinition> PublishAsync(string json)
    {
        var publication = Value(await TryPublishAsync(json));
        Assert.False(publication.IsBlocked, string.Join('\n', publication.Findings.Select(f => f.Message)));
        return publication.Published!;
    }

    public Task<Result<Publication>> TryPublishAsync(string json, string? expected = null, ChangeBy? by = null) =>
        With<PublishDefinition, Result<Publication>>(desk => desk.TextAsync(json, expected, by ?? Owner, Token));

    public async Task<Publication> PublishAsync(string definitionId, VersionOptions which) =>
        Value(await With<PublishDefinition, Result<Publication>>(desk => desk.VersionAsync(definitionId, which, Owner, Token)));

    public async Task<StoredDefinition> RetractAsync(string definitionId) =>
        Value(await With<RetractDefinition, Result<StoredDefinition>>(desk => desk.RunAsync(definitionId, Owner, Token)));

    public Task<StoredDefinition?> FindAsync(string definitionId, VersionOptions which) => With<DefinitionLibrary, StoredDefinition?>(desk => desk.FindAsync(definitionId, which, Token));

    public Task<WorkflowDefinition?> PublishedAsync(string definitionId) =>
        With<IDefinitionStore, WorkflowDefinition?>(store => store.FindPublishedAsync(definitionId, Token).AsTask());

    public Task<WorkflowDefinition?> VersionAsync(string versionId) =>
        With<IDefinitionStore, WorkflowDefinition?>(store => store.FindVersionAsync(versionId, Token).AsTask());

    /// <summary>Starts an instance of the published version, or of the one that is named.</summary>
    public Task<InstanceState> StartAsync(string definitionId, string? versionId = null) => host.InUnitAsync(s =>
        s.GetRequiredService<WorkflowRuntime>().StartAsync(new StartInstance { DefinitionId = definitionId, DefinitionVersionId = versionId }, Token));

    /// <summary>Resumes the instance where it waits.</summary>
    public Task<InstanceState> ResumeAsync(string instanceId) => host.InUnitAsync(async s =>
    {
        var state = await s.GetRequiredService<IInstanceStore>().LockAsync(instanceId, Token);
        var outcome = await s.GetRequiredService<WorkflowRuntime>().ResumeAsync(instanceId, Assert.Single(state!.Bookmarks).Id, new Dictionary<string, object?>(), Token);
        Assert.Equal(ResumeOutcome.Resumed, outcome);
        return (await s.GetRequiredService<IInstanceStore>().FindAsync(instanceId, Token))!;
    });

    public Task<List<TriggerRow>> TriggersAsync(string definitionId) => host.InScopeAsync(s =>
        s.GetRequiredService<WorkflowCrmDbContext>().Set<TriggerRow>().AsNoTracking().Where(t => t.DefinitionId == definitionId).OrderBy(t => t.Id).ToListAsync(Token));

    public Task<int> CountScheduleJobsAsync() => host.InScopeAsync(s =>
        s.GetRequiredService<WorkflowCrmDbContext>().Set<Job>().CountAsync(j => j.Kind == JobKinds.SyncSchedules, Token));

    public Task<T> With<TService, T>(Func<TService, Task<T>> use)
        where TService : notnull => host.InScopeAsync(s => use(s.GetRequiredService<TService>()));

    public static T Value<T>(Result<T> result)
    {
        Assert.True(result.Succeeded, result.Problem?.Code);
        return result.Value;
    }
}
