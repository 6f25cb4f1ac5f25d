using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Audit;
using WorkflowCrm.Engine.Activities.Events;
using WorkflowCrm.Engine.Definitions.Checks;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Storage.Definitions;
using WorkflowCrm.Storage.Definitions.Publishing;
using WorkflowCrm.Storage.Definitions.Shipping;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Definitions;

public abstract class PublishingContract(TestDatabase database)
{
    private readonly string _id = Samples.NewId();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DefinitionDesk Desk => new(database.Services);

    [Fact]
    public async Task Errors_block_with_all_findings_and_change_nothing()
    {
        await Desk.PublishAsync(Draw.Definition(_id, "好", Draw.Event("e", "go", starts: true)));
        var draft = await Desk.SaveAsync(Draw.Definition(_id, "坏", Draw.Node("x", "No.Such"), Draw.Node("y", "No.Other")));

        var publication = await Desk.PublishAsync(_id, VersionOptions.Latest);
        Assert.True(publication.IsBlocked);
        Assert.Equal(["x", "y"], publication.Findings.Where(f => f.Severity == FindingSeverity.Error).Select(f => f.ActivityId));
        Assert.Equal("好", (await Desk.PublishedAsync(_id))!.Name);
        Assert.Equal(draft.Stamp, (await Desk.FindAsync(_id, VersionOptions.Latest))!.Stamp);
        Assert.Single(await Desk.TriggersAsync(_id));
    }

    [Fact]
    public async Task Warnings_are_told_and_do_not_block()
    {
        var json = Draw.Draft(_id, "警告", document => document["inputs"] = new System.Text.Json.Nodes.JsonArray(
            new System.Text.Json.Nodes.JsonObject { ["name"] = "a", ["type"] = "String" }));
        var publication = DefinitionDesk.Value(await Desk.TryPublishAsync(json));
        Assert.False(publication.IsBlocked);
        Assert.Contains(publication.Findings, f => f is { Code: FindingCodes.InputNotKept, Severity: FindingSeverity.Warning });
    }

    [Fact]
    public async Task Publications_at_once_get_versions_one_after_the_other()
    {
        var versions = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Desk.PublishAsync(Draw.Definition(_id, $"{n}", Draw.Event("e", "go", starts: true)))));
        Assert.Equal(Enumerable.Range(1, 8), versions.Select(v => v.Version).Order());
        var last = (await Desk.PublishedAsync(_id))!;
        Assert.Equal(8, last.Version);
        Assert.Equal(last.Id, Assert.Single(await Desk.TriggersAsync(_id)).DefinitionVersionId);
    }

    [Fact]
    public async Task A_publication_that_is_rolled_back_was_never_there()
    {
        await Desk.PublishAsync(Draw.Definition(_id, "一"));
        await Assert.ThrowsAsync<NotSupportedException>(() => database.Services.InUnitAsync(async s =>
        {
            var publication = await s.GetRequiredService<PublishDefinition>().TextAsync(Draw.Definition(_id, "二", Draw.Event("e", "go", starts: true)), null, DefinitionDesk.Owner, Token);
            var store = s.GetRequiredService<IDefinitionStore>();
            Assert.Equal("二", (await store.FindPublishedAsync(_id, Token))!.Name);
            Assert.NotNull(await store.FindVersionAsync(publication.Value.Published!.VersionId, Token));
            throw new NotSupportedException();
        }));
        Assert.Equal("一", (await Desk.PublishedAsync(_id))!.Name);
        Assert.Empty(await Desk.TriggersAsync(_id));
    }

    [Fact]
    public async Task Running_instances_stay_on_their_version()
    {
        await Desk.PublishAsync(Draw.Definition(_id, "一", Draw.Event("e", "go"), Draw.Line("l", $"old {_id}")));
        var instance = await Desk.StartAsync(_id);
        await Desk.PublishAsync(Draw.Definition(_id, "二", Draw.Event("e", "go"), Draw.Line("l", $"new {_id}")));
        await Desk.RetractAsync(_id);
        Assert.Equal(InstanceSubStatus.Finished, (await Desk.ResumeAsync(instance.Id)).SubStatus);
        Assert.Equal([$"old {_id}"], database.Services.GetRequiredService<Lines>().Written.Where(l => l.EndsWith(_id, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_is_retracted_starts_nothing_and_can_be_published_again_as_it_was()
    {
        var published = await Desk.PublishAsync(Draw.Definition(_id, "一", Draw.Event("e", "go", starts: true)));
        var trigger = Assert.Single(await Desk.TriggersAsync(_id));
        Assert.Equal(BookmarkHash.Compute(EventStimulus.Name, EventStimulus.Payload("go")), trigger.Hash);

        var retracted = await Desk.RetractAsync(_id);
        Assert.Equal((published.VersionId, false, false), (retracted.VersionId, retracted.IsPublished, retracted.IsDraft));
        Assert.Empty(await Desk.TriggersAsync(_id));
        await Assert.ThrowsAsync<DefinitionNotFoundException>(() => Desk.StartAsync(_id));
        Assert.Equal(2, (await Desk.SaveAsync(Draw.Definition(_id, "二"))).Version); // its text stands

        var again = await Desk.PublishAsync(_id, VersionOptions.Of(1));
        Assert.Equal((published.VersionId, true), (again.Published!.VersionId, again.Published.IsPublished));
        Assert.Single(await Desk.TriggersAsync(_id));
        Assert.Equal(2, (await Desk.FindAsync(_id, VersionOptions.Draft))!.Version);
        Assert.True((await Desk.PublishAsync(_id, VersionOptions.Of(1))).WasPublished);
    }

    [Fact]
    public async Task An_incomplete_trigger_blocks()
    {
        var publication = DefinitionDesk.Value(await Desk.TryPublishAsync(Draw.Definition(_id, "无名", Draw.Event("e", "", starts: true))));
        Assert.True(publication.IsBlocked);
        Assert.Contains(publication.Findings, f => f is { Severity: FindingSeverity.Error, ActivityId: "e" });
    }

    [Fact]
    public async Task A_path_and_method_that_another_workflow_answers_block()
    {
        var path = Samples.NewId();
        await Desk.PublishAsync(Draw.Definition(_id, "先来", Draw.Endpoint("h", $"{path}/{{id}}")));
        await Desk.PublishAsync(Draw.Definition(_id, "先来", Draw.Endpoint("h", $"/{path}/{{id}}/"))); // its own
        var other = Samples.NewId();
        var publication = DefinitionDesk.Value(await Desk.TryPublishAsync(Draw.Definition(other, "后到", Draw.Endpoint("h", $"{path}/{{number}}"))));
        var finding = Assert.Single(publication.Findings, f => f.Severity == FindingSeverity.Error);
        Assert.Equal((FindingCodes.EndpointTaken, $"The /{path}/{{number}} path and get method are already in use by another workflow!"), (finding.Code, finding.Message));
        Assert.Equal("先来", finding.Arguments[2]);

        await Desk.PublishAsync(Draw.Definition(other, "后到", Draw.Endpoint("h", $"{path}/{{number}}", "POST")));
        await Desk.RetractAsync(_id);
        await Desk.PublishAsync(Draw.Definition(other, "后到", Draw.Endpoint("h", $"{path}/{{number}}")));
    }

    [Theory]
    [InlineData("definitions")]
    [InlineData("/Instances/{id}")]
    public async Task A_path_of_the_process_designer_blocks(string path)
    {
        var publication = DefinitionDesk.Value(await Desk.TryPublishAsync(Draw.Definition(_id, "占用", Draw.Endpoint("h", path))));
        Assert.True(publication.IsBlocked);
        Assert.Equal(FindingCodes.EndpointReserved, Assert.Single(publication.Findings, f => f.Severity == FindingSeverity.Error).Code);
    }

    [Fact]
    public async Task Of_two_who_take_the_same_path_at_once_one_is_blocked()
    {
        var path = Samples.NewId();
        var publications = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Desk.TryPublishAsync(Draw.Definition(Samples.NewId(), $"{n}", Draw.Endpoint("h", path)))));
        Assert.Single(publications, p => !p.Value.IsBlocked);
    }

    [Fact]
    public async Task Schedules_are_made_anew_when_and_only_when_what_a_clock_starts_has_changed()
    {
        var before = await Desk.CountScheduleJobsAsync();
        await Desk.PublishAsync(Draw.Definition(_id, "事件", Draw.Event("e", "go", starts: true)));
        Assert.Equal(before, await Desk.CountScheduleJobsAsync());
        await Desk.PublishAsync(Draw.Definition(_id, "每天", Draw.Clock("c", "0 0 9 * * *")));
        Assert.Equal(before + 1, await Desk.CountScheduleJobsAsync());
        await Desk.With<DefinitionIndex, object>(async index => await index.RebuildAsync(Token));
        Assert.Equal(before + 1, await Desk.CountScheduleJobsAsync());
        await Desk.RetractAsync(_id);
        Assert.Equal(before + 2, await Desk.CountScheduleJobsAsync());
    }

    [Fact]
    public async Task A_start_of_the_program_restores_the_triggers_of_all_that_is_published()
    {
        await Desk.PublishAsync(Draw.Definition(_id, "一", Draw.Event("e", "go", starts: true)));
        var before = await Desk.TriggersAsync(_id);
        await database.Services.InUnitAsync(s => s.GetRequiredService<Storage.Stimuli.TriggerIndex>().ReplaceAsync(_id, [], Token));
        await Desk.With<DefinitionIndex, object>(async index => await index.RebuildAsync(Token));
        Assert.Equivalent(before, await Desk.TriggersAsync(_id), strict: true);
    }

    [Fact]
    public async Task The_audit_says_who_published_and_retracted_what_and_why()
    {
        await Desk.SaveAsync(Draw.Definition(_id, "一"));
        await Desk.With<PublishDefinition, Result<Publication>>(d => d.VersionAsync(_id, VersionOptions.Latest, new ChangeBy("han", "年度修订"), Token));
        await Desk.RetractAsync(_id);
        var entries = await database.Services.InScopeAsync(s => s.GetRequiredService<IAudit>().ListAsync($"definition/{_id}", PageOf.First, Token));
        Assert.Equal(["luo definition.retracted", "han definition.published", "luo definition.changed"], entries.Items.Select(e => $"{e.ActorId} {e.Action}"));
        Assert.Contains("\"reason\":\"年度修订\"", entries.Items[1].Detail, StringComparison.Ordinal);
        Assert.Contains("\"version\":1", entries.Items[1].Detail, StringComparison.Ordinal);
        Assert.Contains("\"version\":1", entries.Items[0].Detail, StringComparison.Ordinal);
        Assert.Contains("\"running\":0", entries.Items[0].Detail, StringComparison.Ordinal);
    }
}
