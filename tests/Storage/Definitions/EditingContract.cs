using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Audit;
using WorkflowCrm.Storage.Definitions;
using WorkflowCrm.Storage.Definitions.Editing;
using WorkflowCrm.Storage.Definitions.Reading;
using WorkflowCrm.Storage.Definitions.Shipping;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Definitions;

public abstract class EditingContract(TestDatabase database)
{
    private readonly string _id = Samples.NewId();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DefinitionDesk Desk => new(database.Services);

    [Fact]
    public async Task A_draft_is_overwritten_in_place_and_changes_nothing_until_it_is_published_as_that_version()
    {
        await Desk.PublishAsync(Json("一"));
        var draft = await Desk.SaveAsync(Json("草稿"));
        var again = await Desk.SaveAsync(Json("草稿二"));
        Assert.Equal((draft.VersionId, 2, true, false), (again.VersionId, again.Version, again.IsDraft, again.IsPublished));
        Assert.Equal("一", (await Desk.PublishedAsync(_id))!.Name);
        Assert.Equal("草稿二", (await Desk.VersionAsync(draft.VersionId))!.Name);

        var published = (await Desk.PublishAsync(_id, VersionOptions.Latest)).Published!;
        Assert.Equal((draft.VersionId, 2, true), (published.VersionId, published.Version, published.IsPublished));
        Assert.Equal("草稿二", (await Desk.PublishedAsync(_id))!.Name);
        Assert.Equal((3, false), ((await Desk.SaveAsync(Json("下一个"))).Version, (await Desk.SaveAsync(Json("下一个"))).IsPublished));
    }

    [Fact]
    public async Task A_save_that_did_not_see_the_last_one_is_refused_and_nothing_is_lost()
    {
        var seen = await Desk.SaveAsync(Json("一"));
        var first = await Desk.SaveAsync(Json("甲的"), seen.Stamp);
        Assert.NotEqual(seen.Stamp, first.Stamp);

        var second = await Desk.TrySaveAsync(Json("乙的"), seen.Stamp, new ChangeBy("han"));
        Assert.Equal((ProblemKind.Conflict, "definition-changed", "luo"), (second.Problem!.Kind, second.Problem.Code, second.Problem.Args["person"]));
        Assert.Equal("甲的", (await Desk.FindAsync(_id, VersionOptions.Latest))!.Definition.Name);
        Assert.Equal("乙的", (await Desk.SaveAsync(Json("乙的"), first.Stamp, new ChangeBy("han"))).Definition.Name);
        Assert.Equal("definition-changed", (await Desk.TryPublishAsync(Json("丙的"), first.Stamp)).Problem!.Code);
    }

    [Fact]
    public async Task Of_one_owners_two_windows_the_second_is_refused_and_a_window_is_never_in_its_own_way()
    {
        var (first, second) = (new ChangeBy("luo", Window: "a"), new ChangeBy("luo", Window: "b"));
        var seen = await Desk.SaveAsync(Json("一"), by: first);
        await Desk.SaveAsync(Json("甲的"), seen.Stamp, first);
        await Desk.SaveAsync(Json("甲的又一笔"), seen.Stamp, first);

        foreach (var by in new[] { second, new ChangeBy("luo") })
        {
            var refused = (await Desk.TrySaveAsync(Json("乙的"), seen.Stamp, by)).Problem!;
            Assert.Equal((ProblemKind.Conflict, "definition-changed-elsewhere"), (refused.Kind, refused.Code));
        }

        Assert.Equal("definition-changed-elsewhere", (await Desk.TryPublishAsync(Json("乙的"), seen.Stamp, second)).Problem!.Code);
        Assert.Equal("definition-changed", (await Desk.TrySaveAsync(Json("丙的"), seen.Stamp, new ChangeBy("han", Window: "a"))).Problem!.Code);
        var latest = (await Desk.FindAsync(_id, VersionOptions.Latest))!;
        Assert.Equal("甲的又一笔", latest.Definition.Name);

        await Desk.SaveAsync(Json("乙的"), latest.Stamp, second);
        Assert.Equal("definition-changed-elsewhere", (await Desk.TrySaveAsync(Json("甲的第三笔"), latest.Stamp, first)).Problem!.Code);
    }

    [Fact]
    public async Task Publishing_a_draft_as_it_stands_is_in_no_windows_way()
    {
        var window = new ChangeBy("luo", Window: "a");
        var seen = await Desk.SaveAsync(Json("一"), by: window);
        await Desk.PublishAsync(_id, VersionOptions.Latest);
        Assert.Equal(2, (await Desk.SaveAsync(Json("二"), seen.Stamp, window)).Version);
    }

    [Fact]
    public async Task Of_owners_who_save_at_once_from_the_same_state_one_succeeds()
    {
        var seen = await Desk.SaveAsync(Json("一"));
        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Desk.TrySaveAsync(Json($"{n}"), seen.Stamp, new ChangeBy($"owner-{n}"))));
        Assert.Single(results, r => r.Succeeded);
        Assert.All(results.Where(r => !r.Succeeded), r => Assert.Equal("definition-changed", r.Problem!.Code));
    }

    [Fact]
    public async Task What_the_text_says_of_its_numbers_and_flags_counts_for_nothing()
    {
        var saved = await Desk.SaveAsync(Draw.Draft(_id, "  名称 ", document =>
        {
            (document["id"], document["version"], document["isPublished"], document["isReadonly"], document["isSystem"]) = ("mine", 77, true, true, true);
            document["description"] = " 说明\n";
            document["$schema"] = "https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json";
        }));
        Assert.Equal((1, false, false, false, "名称", "说明"), (saved.Version, saved.IsPublished, saved.IsReadonly, saved.IsSystem, saved.Definition.Name, saved.Definition.Description));
        Assert.NotEqual("mine", saved.VersionId);
        Assert.False(saved.Definition.Raw.ContainsKey("$schema"));
    }

    [Fact]
    public async Task A_definition_without_an_id_is_a_new_one_and_a_text_that_is_none_is_refused()
    {
        var saved = await Desk.SaveAsync("""{"definitionId":null,"name":"新","root":{"type":"Elsa.Flowchart","id":"f"}}""");
        Assert.NotEmpty(saved.DefinitionId);
        Assert.Equal((ProblemKind.Invalid, "definition-unreadable"), ((await Desk.TrySaveAsync("{")).Problem!.Kind, (await Desk.TrySaveAsync("[]")).Problem!.Code));
    }

    [Fact]
    public async Task What_belongs_to_the_program_cannot_be_changed_by_people()
    {
        var text = Draw.Draft(_id, "系统", document => document["isReadonly"] = true);
        await Desk.With<ShippedDefinitions, ShippedResult>(s => s.ImportAsync(text, Token));
        Problem?[] refusals =
        [
            (await Desk.TrySaveAsync(Json("我的"))).Problem,
            (await Desk.TryPublishAsync(Json("我的"))).Problem,
            (await Desk.With<EditDefinition, Result<StoredDefinition>>(d => d.RevertAsync(_id, 1, DefinitionDesk.Owner, Token))).Problem,
            (await Desk.With<EditDefinition, Result<Imported>>(d => d.ImportAsync(Json("我的"), publish: true, DefinitionDesk.Owner, Token))).Problem,
        ];
        Assert.All(refusals, r => Assert.Equal((ProblemKind.Forbidden, "definition-read-only"), (r!.Kind, r.Code)));
        Assert.Equal("系统", (await Desk.FindAsync(_id, VersionOptions.Latest))!.Definition.Name);
    }

    [Fact]
    public async Task Going_back_makes_a_copy_the_draft_and_keeps_the_draft_that_was_there()
    {
        await Desk.PublishAsync(Json("一"));
        await Desk.PublishAsync(Json("二"));
        await Desk.SaveAsync(Json("三"));
        var reverted = DefinitionDesk.Value(await Desk.With<EditDefinition, Result<StoredDefinition>>(d => d.RevertAsync(_id, 1, DefinitionDesk.Owner, Token)));
        Assert.Equal((4, "一", true, true), (reverted.Version, reverted.Definition.Name, reverted.IsLatest, reverted.IsDraft));
        Assert.Equal("二", (await Desk.PublishedAsync(_id))!.Name);
        var versions = await Desk.With<DefinitionLibrary, IReadOnlyList<StoredDefinition>>(l => l.VersionsAsync(_id, Token));
        Assert.Equal(["4 一", "3 三", "2 二", "1 一"], versions.Select(v => $"{v.Version} {v.Definition.Name}"));

        var kept = (await Desk.PublishAsync(_id, VersionOptions.Of(3))).Published!;
        Assert.Equal((3, true, false), (kept.Version, kept.IsPublished, kept.IsDraft));
        Assert.Equal(4, (await Desk.FindAsync(_id, VersionOptions.Latest))!.Version);
    }

    [Fact]
    public async Task A_file_that_was_exported_comes_back_as_it_was()
    {
        var published = await Desk.PublishAsync(Draw.Definition(_id, "出口", Draw.Line("a", "你好")));
        var file = DefinitionText.Export(published);
        Assert.StartsWith("""{"$schema":"https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json",""", file, StringComparison.Ordinal);

        var imported = DefinitionDesk.Value(await Desk.With<EditDefinition, Result<Imported>>(d => d.ImportAsync(file, publish: null, DefinitionDesk.Owner, Token)));
        Assert.Equal((2, true), (imported.Definition.Version, imported.Definition.IsPublished));
        Assert.Equal(published.Definition.Root.Raw.ToJsonString(), imported.Definition.Definition.Root.Raw.ToJsonString());
    }

    [Fact]
    public async Task A_file_that_cannot_be_published_becomes_the_draft_with_what_is_wrong()
    {
        var file = Draw.Draft(_id, "坏", document => document["isPublished"] = true, Draw.Node("x", "No.Such"));
        var imported = DefinitionDesk.Value(await Desk.With<EditDefinition, Result<Imported>>(d => d.ImportAsync(file, publish: null, DefinitionDesk.Owner, Token)));
        Assert.True(imported.Definition.IsDraft);
        Assert.Contains(imported.Publication.Findings, f => f.Code == "unknown-activity");
    }

    [Fact]
    public async Task The_audit_says_when_somebody_begins_to_change_a_draft_and_not_each_time_he_saves()
    {
        await Desk.SaveAsync(Json("一"));
        await Desk.SaveAsync(Json("二"));
        await Desk.SaveAsync(Json("三"), by: new ChangeBy("han", "换人"));
        var entries = await database.Services.InScopeAsync(s => s.GetRequiredService<IAudit>().ListAsync($"definition/{_id}", PageOf.First, Token));
        Assert.Equal(["han definition.changed", "luo definition.changed"], entries.Items.Select(e => $"{e.ActorId} {e.Action}"));
        Assert.Contains("\"reason\":\"换人\"", entries.Items[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_find_by_part_of_the_name_and_by_the_kind_of_version()
    {
        var mark = Samples.NewId();
        await Desk.PublishAsync(Draw.Definition(_id, $"请假 {mark} b"));
        await Desk.SaveAsync(Draw.Definition(_id, $"请假 {mark} a"));
        database.Clock.Advance(TimeSpan.FromSeconds(1));
        await Desk.SaveAsync(Draw.Definition(Samples.NewId(), $"报销 {mark} c"));
        Assert.Equal([" c", " a"], await NamesAsync(new DefinitionFilter { Search = mark.ToUpperInvariant() }));
        Assert.Equal([" b"], await NamesAsync(new DefinitionFilter { Search = mark, Versions = VersionOptions.Published }));
        Assert.Equal([" a", " b"], await NamesAsync(new DefinitionFilter { DefinitionIds = [_id], Versions = VersionOptions.LatestOrPublished }));
        Assert.Equal([" c", " a"], await NamesAsync(new DefinitionFilter { Search = mark, Versions = VersionOptions.Draft, Order = DefinitionOrder.Created, Descending = true }));
    }

    private string Json(string name) => Draw.Definition(_id, name);

    private async Task<List<string>> NamesAsync(DefinitionFilter filter)
    {
        var found = await Desk.With<DefinitionLibrary, Page<StoredDefinition>>(l => l.ListAsync(filter, PageOf.First, Token));
        return [.. found.Items.Select(d => d.Definition.Name![^2..])];
    }
}
