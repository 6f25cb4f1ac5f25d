using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Audit;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Definitions;
using WorkflowCrm.Storage.Definitions.Removing;
using WorkflowCrm.Storage.Instances;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Definitions;

public abstract class RemovingContract(TestDatabase database)
{
    private readonly string _id = Samples.NewId();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DefinitionDesk Desk => new(database.Services);

    [Fact]
    public async Task A_definition_with_running_instances_is_not_deleted()
    {
        await Desk.PublishAsync(Json("一"));
        await Desk.StartAsync(_id);
        var refusal = (await DeleteAsync(withInstances: false)).Problem!;
        Assert.Equal((ProblemKind.Conflict, "definition-in-use", "1"), (refusal.Kind, refusal.Code, refusal.Args["count"]));
        Assert.NotNull(await Desk.PublishedAsync(_id));
        Assert.Single(await Desk.TriggersAsync(_id));
    }

    [Fact]
    public async Task With_its_instances_it_goes_and_what_they_waited_for_goes_too()
    {
        await Desk.PublishAsync(Json("一"));
        var instance = await Desk.StartAsync(_id);
        var deletion = DefinitionDesk.Value(await DeleteAsync(withInstances: true));
        Assert.Equal((1, 1), (deletion.EndedInstances, deletion.DeletedInstances));
        Assert.Null(await Desk.FindAsync(_id, VersionOptions.Latest));
        Assert.Empty(await Desk.TriggersAsync(_id));
        Assert.Null(await database.Services.InScopeAsync(s => s.GetRequiredService<IInstanceStore>().FindAsync(instance.Id, Token)));
        Assert.Equal(0, await BookmarksAsync(instance.Id));
        Assert.Equal("unknown-definition", (await DeleteAsync(withInstances: true)).Problem!.Code);
        var entry = (await database.Services.InScopeAsync(s => s.GetRequiredService<IAudit>().ListAsync($"definition/{_id}", PageOf.First, Token))).Items[0];
        Assert.Equal("definition.deleted", entry.Action);
        Assert.Contains("\"endedInstances\":1", entry.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_instance_of_a_request_is_ended_and_stays_as_a_record_with_its_text()
    {
        var published = await Desk.PublishAsync(Json("一"));
        var instance = await Desk.StartAsync(_id);
        await database.Services.InUnitAsync(s =>
        {
            s.GetRequiredService<IApprovalStore>().Add(RequestOf(instance.Id));
            return Task.CompletedTask;
        });
        Assert.Equal(0, DefinitionDesk.Value(await DeleteAsync(withInstances: true)).DeletedInstances);
        var state = await database.Services.InScopeAsync(s => s.GetRequiredService<IInstanceStore>().FindAsync(instance.Id, Token));
        Assert.Equal(InstanceSubStatus.Cancelled, state!.SubStatus);
        await using var restarted = database.NewHost(database.ConnectionString);
        Assert.Equal("一", (await new DefinitionDesk(restarted).VersionAsync(published.VersionId))!.Name);
        Assert.Equal(2, (await Desk.PublishAsync(Json("再来"))).Version); // its number is not given twice
    }

    [Fact]
    public async Task A_version_is_deleted_alone_and_the_one_before_it_becomes_the_latest()
    {
        await Desk.PublishAsync(Json("一"));
        await Desk.PublishAsync(Json("二"));
        await Desk.SaveAsync(Json("三"));
        Assert.Equal("definition-version-published", (await DeleteAsync(2)).Problem!.Code);
        Assert.Equal([3], DefinitionDesk.Value(await DeleteAsync(3)).Versions);
        Assert.Equal((2, true), ((await Desk.FindAsync(_id, VersionOptions.Latest))!.Version, (await Desk.FindAsync(_id, VersionOptions.Latest))!.IsPublished));
        Assert.Equal([1], DefinitionDesk.Value(await DeleteAsync(1)).Versions);
        Assert.Equal("unknown-definition", (await DeleteAsync(1)).Problem!.Code);
    }

    [Fact]
    public async Task A_version_on_which_something_runs_stays_until_that_is_deleted_with_it()
    {
        var draft = await Desk.SaveAsync(Json("草稿"));
        var instance = await Desk.StartAsync(_id, draft.VersionId); // on a snapshot of it
        Assert.Equal("definition-in-use", (await DeleteAsync(1)).Problem!.Code);
        var deletion = DefinitionDesk.Value(await Desk.With<DeleteDefinition, Result<Deletion>>(d => d.VersionAsync(_id, 1, withInstances: true, DefinitionDesk.Owner, Token)));
        Assert.Equal(1, deletion.DeletedInstances);
        Assert.Equal(0, await BookmarksAsync(instance.Id));
    }

    private string Json(string name) => Draw.Definition(_id, name, Draw.Event("w", $"wait {_id}", starts: true), Draw.Event("x", $"more {_id}"));

    private static Request RequestOf(string instanceId) => new()
    {
        Id = Samples.NewId(),
        Number = $"DA-{Samples.NewId()}",
        DefinitionId = "d",
        DefinitionVersionId = "d-1",
        InstanceId = instanceId,
        RequesterId = "luo",
        DepartmentId = "J",
        Title = "题",
        Inputs = "{}",
        CreatedAt = DateTimeOffset.UnixEpoch,
    };

    private Task<int> BookmarksAsync(string instanceId) => database.Services.InScopeAsync(s =>
        s.GetRequiredService<WorkflowCrmDbContext>().Set<BookmarkRow>().CountAsync(b => b.InstanceId == instanceId, Token));

    private Task<Result<Deletion>> DeleteAsync(bool withInstances) =>
        Desk.With<DeleteDefinition, Result<Deletion>>(d => d.DefinitionAsync(_id, withInstances, DefinitionDesk.Owner, Token));

    private Task<Result<Deletion>> DeleteAsync(int version) =>
        Desk.With<DeleteDefinition, Result<Deletion>>(d => d.VersionAsync(_id, version, withInstances: false, DefinitionDesk.Owner, Token));
}
