using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Audit;
using WorkflowCrm.Storage.Definitions;
using WorkflowCrm.Storage.Definitions.Shipping;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Definitions;

/// <summary>A process that was shipped and then edited, beside the versions that upgrades bring.</summary>
public abstract class OffersContract(TestDatabase database) : IAsyncLifetime
{
    private readonly string _id = Samples.NewId();
    private readonly Shelf _shelf = new();
    private ServiceProvider _host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DefinitionDesk Desk => new(_host);

    public async ValueTask InitializeAsync()
    {
        _host = database.NewHost(database.ConnectionString, register: services => services.AddSingleton<IShippedTexts>(_shelf));
        await StartWithAsync("一");
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_nobody_has_changed_is_in_use_and_no_offer()
    {
        var shipped = await ShippedAsync();
        Assert.Equal((true, false), (shipped.IsInUse, shipped.IsOffer));
    }

    [Fact]
    public async Task An_owners_version_can_be_compared_with_the_shipped_one_and_is_no_offer_until_an_upgrade_brings_another()
    {
        await Desk.PublishAsync(Json("自己的"));
        var shipped = await ShippedAsync();
        Assert.Equal((false, false, "一"), (shipped.IsInUse, shipped.IsOffer, shipped.Definition.Name));

        await StartWithAsync("二");
        shipped = await ShippedAsync();
        Assert.Equal((false, true, "二"), (shipped.IsInUse, shipped.IsOffer, shipped.Definition.Name));
        Assert.Contains(_id, await OffersAsync());
        Assert.Equal("自己的", (await Desk.PublishedAsync(_id))!.Name);
    }

    [Fact]
    public async Task An_offer_that_was_taken_over_is_a_draft_beside_the_owners_and_is_not_offered_again_when_it_is_edited()
    {
        await Desk.PublishAsync(Json("自己的"));
        var own = await Desk.SaveAsync(Json("自己的草稿"));
        await StartWithAsync("二");

        var draft = await TakeOverAsync();
        Assert.Equal(("二", true, true), (draft.Definition.Name, draft.IsDraft, draft.IsShipped));
        Assert.Equal("自己的草稿", (await Desk.FindAsync(_id, VersionOptions.Of(own.Version)))!.Definition.Name);
        Assert.Equal("自己的", (await Desk.PublishedAsync(_id))!.Name);
        Assert.DoesNotContain(_id, await OffersAsync());

        await Desk.SaveAsync(Json("合并的"));
        await Desk.PublishAsync(_id, VersionOptions.Latest);
        Assert.Equal("合并的", (await Desk.PublishedAsync(_id))!.Name);
        Assert.False((await ShippedAsync()).IsOffer);
    }

    [Fact]
    public async Task An_offer_that_was_declined_comes_again_only_with_another_shipped_text()
    {
        Assert.Equal("nothing-offered", (await DeclineAsync()).Problem!.Code);
        await Desk.PublishAsync(Json("自己的"));
        await StartWithAsync("二");

        Assert.True((await DeclineAsync()).Value.IsDeclined);
        var shipped = await ShippedAsync();
        Assert.Equal((false, true), (shipped.IsOffer, shipped.IsDeclined));
        Assert.DoesNotContain(_id, await OffersAsync());
        Assert.Equal("nothing-offered", (await DeclineAsync()).Problem!.Code);
        var page = await Desk.With<IAudit, Page<AuditEntry>>(audit => audit.ListAsync($"definition/{_id}", new PageOf(1, 10), Token));
        Assert.Equal(("definition.kept", "luo"), (page.Items[0].Action, page.Items[0].ActorId));
        Assert.Contains("\"code\":\"name-changed\",\"args\":[\"自己的\",\"二\"]", page.Items[0].Detail, StringComparison.Ordinal);
        await StartWithAsync("二");
        Assert.False((await ShippedAsync()).IsOffer);

        await StartWithAsync("三");
        Assert.Equal((true, false), ((await ShippedAsync()).IsOffer, (await ShippedAsync()).IsDeclined));
        Assert.Contains(_id, await OffersAsync());
        Assert.Equal("自己的", (await Desk.PublishedAsync(_id))!.Name);
        Assert.Equal("三", (await TakeOverAsync()).Definition.Name);
    }

    [Fact]
    public async Task Set_back_and_published_it_follows_upgrades_again()
    {
        await Desk.PublishAsync(Json("自己的"));
        await TakeOverAsync();
        await Desk.PublishAsync(_id, VersionOptions.Latest);
        Assert.True((await ShippedAsync()).IsInUse);

        Assert.Equal(ShippedImport.Updated, await StartWithAsync("三"));
        Assert.Equal("三", (await Desk.PublishedAsync(_id))!.Name);
    }

    [Fact]
    public async Task Setting_back_is_in_the_audit_with_what_it_changes()
    {
        await Desk.PublishAsync(Json("自己的"));
        await TakeOverAsync();
        var page = await Desk.With<IAudit, Page<AuditEntry>>(audit => audit.ListAsync($"definition/{_id}", new PageOf(1, 10), Token));
        Assert.Equal("definition.set-back", page.Items[0].Action);
        Assert.Contains("\"code\":\"name-changed\",\"args\":[\"自己的\",\"一\"]", page.Items[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_shipped_cannot_be_set_back()
    {
        var id = Samples.NewId();
        await Desk.PublishAsync(Draw.Definition(id, "自己的", Draw.Line("l", "x")));
        Assert.Null(await Desk.With<ShippedVersions, ShippedVersion?>(desk => desk.FindAsync(id, Token)));
        var result = await Desk.With<ShippedVersions, Result<StoredDefinition>>(desk => desk.TakeOverAsync(id, DefinitionDesk.Owner, Token));
        Assert.Equal(ProblemKind.NotFound, result.Problem!.Kind);
    }

    [Fact]
    public async Task The_audit_says_once_when_somebody_begins_to_change_a_draft_and_the_publication_says_the_whole_difference()
    {
        await Desk.SaveAsync(Json("二"));
        await Desk.SaveAsync(Json("三"));
        await Desk.SaveAsync(Json("四"));
        await Desk.PublishAsync(_id, VersionOptions.Latest);
        var page = await Desk.With<IAudit, Page<AuditEntry>>(audit => audit.ListAsync($"definition/{_id}", new PageOf(1, 10), Token));
        Assert.Equal(["definition.published", "definition.changed", "definition.published"], page.Items.Select(entry => entry.Action));
        Assert.Contains("\"comparedWith\":1,\"changes\":[{\"code\":\"name-changed\",\"args\":[\"一\",\"四\"]}", page.Items[0].Detail, StringComparison.Ordinal);
        Assert.Contains("[\"一\",\"二\"]", page.Items[1].Detail, StringComparison.Ordinal);
    }

    private async Task<ShippedVersion> ShippedAsync() => (await Desk.With<ShippedVersions, ShippedVersion?>(desk => desk.FindAsync(_id, Token)))!;

    private Task<IReadOnlyCollection<string>> OffersAsync() => Desk.With<ShippedVersions, IReadOnlyCollection<string>>(desk => desk.OffersAsync(Token));

    private Task<Result<ShippedVersion>> DeclineAsync() =>
        Desk.With<ShippedVersions, Result<ShippedVersion>>(desk => desk.DeclineAsync(_id, DefinitionDesk.Owner, Token));

    private async Task<StoredDefinition> TakeOverAsync() =>
        DefinitionDesk.Value(await Desk.With<ShippedVersions, Result<StoredDefinition>>(desk => desk.TakeOverAsync(_id, DefinitionDesk.Owner, Token)));

    /// <summary>The program starts with this file.</summary>
    private async Task<ShippedImport> StartWithAsync(string name)
    {
        _shelf.Texts[_id] = Json(name);
        return (await Desk.With<ShippedDefinitions, ShippedResult>(s => s.ImportAsync(Json(name), Token))).Import;
    }

    private string Json(string name) => Draw.Definition(_id, name, Draw.Line("l", "x"));

    private sealed class Shelf : IShippedTexts
    {
        public Dictionary<string, string> Texts { get; } = [];

        public IReadOnlyCollection<string> DefinitionIds => Texts.Keys;

        public string? Find(string definitionId) => Texts.GetValueOrDefault(definitionId);
    }
}
