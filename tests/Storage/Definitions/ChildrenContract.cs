using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Definitions.Checks;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Storage.Definitions;
using WorkflowCrm.Storage.Definitions.Children;
using WorkflowCrm.Storage.Definitions.Reading;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Definitions;

public abstract class ChildrenContract(TestDatabase database)
{
    private readonly string _id = Samples.NewId();
    private readonly string _childId = Samples.NewId();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DefinitionDesk Desk => new(database.Services);

    [Fact]
    public async Task Publishing_names_the_versions_of_the_children_and_a_running_instance_keeps_them_after_a_restart()
    {
        var child = await Desk.PublishAsync(Draw.Child(_childId, Name("子"), false, Draw.Event("e", "go"), Draw.Line("l", $"old {_id}")));
        var parent = await Desk.PublishAsync(Draw.Definition(_id, "父", Draw.Use("u", _childId)));
        Assert.Equal(child.VersionId, parent.Definition.FindNode("u")!.WorkflowDefinitionVersionId);
        var instance = await Desk.StartAsync(_id);
        Assert.Equal(parent.VersionId, instance.DefinitionVersionId);

        await Desk.PublishAsync(Draw.Child(_childId, Name("子"), false, Draw.Line("l", $"new {_id}")));
        await using var restarted = database.NewHost(database.ConnectionString);
        await new DefinitionDesk(restarted).ResumeAsync(instance.Id);
        Assert.Equal([$"old {_id}"], restarted.GetRequiredService<Lines>().Written);
    }

    [Fact]
    public async Task A_child_that_is_named_by_its_type_alone_is_found_and_pinned()
    {
        var type = $"C{_childId}";
        var child = await Desk.PublishAsync(Draw.Child(_childId, type, false, Draw.Line("l", "…")));
        Assert.Equal(child.VersionId, (await Desk.With<IDefinitionStore, WorkflowDefinition?>(s => s.FindActivityAsync(type, Token).AsTask()))!.Id);
        var parent = await Desk.PublishAsync(Draw.Definition(_id, "父", Draw.Node("u", type)));
        var node = parent.Definition.FindNode("u")!;
        Assert.Equal((_childId, child.VersionId), (node.WorkflowDefinitionId, node.WorkflowDefinitionVersionId));
        await Desk.RetractAsync(_childId);
        Assert.Null(await Desk.With<IDefinitionStore, WorkflowDefinition?>(s => s.FindActivityAsync(type, Token).AsTask()));
    }

    [Fact]
    public async Task An_instance_that_tries_a_draft_is_not_changed_by_editing_it()
    {
        var draft = await Desk.SaveAsync(Draw.Definition(_id, "草稿", Draw.Event("e", "go"), Draw.Line("l", $"tried {_id}")));
        var instance = await Desk.StartAsync(_id, draft.VersionId);
        var same = await Desk.StartAsync(_id, draft.VersionId);
        Assert.NotEqual(draft.VersionId, instance.DefinitionVersionId);
        Assert.Equal(instance.DefinitionVersionId, same.DefinitionVersionId);

        await Desk.SaveAsync(Draw.Definition(_id, "草稿", Draw.Event("e", "go"), Draw.Line("l", $"edited {_id}")));
        await using var restarted = database.NewHost(database.ConnectionString);
        await new DefinitionDesk(restarted).ResumeAsync(instance.Id);
        Assert.Equal([$"tried {_id}"], restarted.GetRequiredService<Lines>().Written);
    }

    [Fact]
    public async Task A_draft_that_leaves_its_child_open_is_tried_with_the_child_as_it_was_at_the_start()
    {
        await Desk.PublishAsync(Draw.Child(_childId, Name("子"), false, Draw.Event("e", "go"), Draw.Line("l", $"old {_id}")));
        var draft = await Desk.SaveAsync(Draw.Definition(_id, "父", Draw.Use("u", _childId)));
        var instance = await Desk.StartAsync(_id, draft.VersionId);
        await Desk.PublishAsync(Draw.Child(_childId, Name("子"), false, Draw.Line("l", $"new {_id}")));
        await using var restarted = database.NewHost(database.ConnectionString);
        await new DefinitionDesk(restarted).ResumeAsync(instance.Id);
        Assert.Equal([$"old {_id}"], restarted.GetRequiredService<Lines>().Written);
    }

    [Fact]
    public async Task A_published_version_costs_no_snapshot()
    {
        await Desk.PublishAsync(Draw.Child(_childId, Name("子"), false, Draw.Line("l", "…")));
        var parent = await Desk.PublishAsync(Draw.Definition(_id, "父", Draw.Use("u", _childId)));
        var before = await database.Services.CountAsync<SnapshotRow>();
        Assert.Equal(parent.VersionId, (await Desk.StartAsync(_id)).DefinitionVersionId);
        Assert.Equal(before, await database.Services.CountAsync<SnapshotRow>());
    }

    [Fact]
    public async Task A_child_that_is_not_published_blocks()
    {
        var publication = DefinitionDesk.Value(await Desk.TryPublishAsync(Draw.Definition(_id, "父", Draw.Use("u", _childId))));
        Assert.Equal((true, FindingCodes.ChildNotFound, "u"), (publication.IsBlocked, publication.Findings[0].Code, publication.Findings[0].ActivityId));
    }

    [Fact]
    public async Task A_workflow_that_contains_itself_through_others_blocks()
    {
        await Desk.PublishAsync(Draw.Child(_childId, Name("子"), true, Draw.Line("l", "…")));
        await Desk.PublishAsync(Draw.Child(_id, Name("父"), true, Draw.Use("u", _childId)));
        var publication = DefinitionDesk.Value(await Desk.TryPublishAsync(Draw.Child(_childId, Name("子"), true, Draw.Use("v", _id))));
        Assert.Contains(publication.Findings, f => f is { Code: FindingCodes.ChildCircle, ActivityId: "v" });
        Assert.Equal(1, (await Desk.PublishedAsync(_childId))!.Version);
    }

    [Fact]
    public async Task Two_workflows_cannot_be_the_same_activity()
    {
        var name = Name("同名");
        await Desk.PublishAsync(Draw.Child(_childId, name, false));
        var publication = DefinitionDesk.Value(await Desk.TryPublishAsync(Draw.Child(_id, name, false)));
        Assert.Equal(FindingCodes.ActivityTypeTaken, Assert.Single(publication.Findings, f => f.Severity == FindingSeverity.Error).Code);
    }

    [Fact]
    public async Task A_child_that_asks_for_it_takes_its_consumers_along_each_once_and_after_what_it_uses()
    {
        var (top, draft) = (Samples.NewId(), Samples.NewId());
        await Desk.PublishAsync(Draw.Child(_childId, Name("子"), true, Draw.Line("l", "1")));
        await Desk.PublishAsync(Draw.Child(_id, Name("中"), true, Draw.Use("u", _childId)));
        await Desk.PublishAsync(Draw.Definition(top, "上", Draw.Use("direct", _childId), Draw.Use("through", _id)));
        await Desk.PublishAsync(Draw.Definition(draft, "稿", Draw.Use("u", _childId)));
        var first = await Desk.PublishedAsync(draft);
        await Desk.SaveAsync(Draw.Definition(draft, "稿", Draw.Use("u", _childId)));

        var publication = DefinitionDesk.Value(await Desk.TryPublishAsync(Draw.Child(_childId, Name("子"), true, Draw.Line("l", "2"))));
        var child = publication.Published!;
        Assert.Equal(
            new[] { (_id, (int?)2, true), (top, 2, true), (draft, 2, false) }.OrderBy(u => u.Item1, StringComparer.Ordinal),
            publication.Consumers.Select(c => (c.DefinitionId, c.Version, c.IsPublished)).OrderBy(u => u.DefinitionId, StringComparer.Ordinal));
        var middle = (await Desk.PublishedAsync(_id))!;
        var upper = (await Desk.PublishedAsync(top))!;
        Assert.Equal(child.VersionId, middle.FindNode("u")!.WorkflowDefinitionVersionId);
        Assert.Equal((child.VersionId, middle.Id), (upper.FindNode("direct")!.WorkflowDefinitionVersionId, upper.FindNode("through")!.WorkflowDefinitionVersionId));
        Assert.Equal(first!.Id, (await Desk.PublishedAsync(draft))!.Id);
        Assert.Equal(child.VersionId, (await Desk.FindAsync(draft, VersionOptions.Draft))!.Definition.FindNode("u")!.WorkflowDefinitionVersionId);
        Assert.Equal(
            new[] { _id, top, draft }.Order(StringComparer.Ordinal),
            await Desk.With<DefinitionLibrary, IReadOnlyList<string>>(l => l.ConsumersAsync(_childId, Token)));
    }

    [Fact]
    public async Task Consumers_stay_where_they_are_when_the_child_does_not_ask_for_it()
    {
        await Desk.PublishAsync(Draw.Child(_childId, Name("子"), false, Draw.Line("l", "1")));
        await Desk.PublishAsync(Draw.Definition(_id, "父", Draw.Use("u", _childId)));
        var publication = DefinitionDesk.Value(await Desk.TryPublishAsync(Draw.Child(_childId, Name("子"), false, Draw.Line("l", "2"))));
        Assert.Empty(publication.Consumers);
        Assert.Equal(1, (await Desk.PublishedAsync(_id))!.Version);
    }

    private string Name(string name) => $"{name}{_id}";
}
