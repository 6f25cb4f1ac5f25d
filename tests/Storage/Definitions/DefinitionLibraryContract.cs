using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Storage.Definitions;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Definitions;

public abstract class DefinitionLibraryContract(TestDatabase database)
{
    private readonly string _id = Samples.NewId();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_shipped_definition_is_published_once_and_again_when_it_has_changed()
    {
        Assert.Equal(ShippedImport.Added, await ImportAsync(Json("一")));
        Assert.Equal(ShippedImport.Unchanged, await ImportAsync(Json("一")));
        var first = await PublishedAsync();
        Assert.Equal(ShippedImport.Updated, await ImportAsync(Json("二")));
        var second = await PublishedAsync();
        Assert.Equal((1, "一", 2, "二"), (first!.Version, first.Name, second!.Version, second.Name));
        Assert.Equal("一", (await VersionAsync(first.Id))!.Name); // requests on their way stay on it
        Assert.Equal("kept", (string?)second.Raw["somethingUnknown"]);
    }

    [Fact]
    public async Task What_a_process_owner_has_changed_is_never_overwritten()
    {
        await ImportAsync(Json("一"));
        await LibraryAsync(l => l.PublishAsync(Json("自己的"), Token));
        Assert.Equal(ShippedImport.OwnVersionKept, await ImportAsync(Json("二")));
        Assert.Equal("自己的", (await PublishedAsync())!.Name);
    }

    [Fact]
    public async Task A_draft_changes_nothing_until_it_is_published_as_the_same_version()
    {
        await ImportAsync(Json("一"));
        var draft = await LibraryAsync(l => l.SaveDraftAsync(Json("草稿"), Token));
        var again = await LibraryAsync(l => l.SaveDraftAsync(Json("草稿二"), Token));
        Assert.Equal((draft.Id, 2), (again.Id, again.Version));
        Assert.Equal("一", (await PublishedAsync())!.Name);
        Assert.Equal("草稿二", (await LibraryAsync(l => l.FindLatestAsync(_id, Token)))!.Name);
        Assert.Equal(ShippedImport.OwnVersionKept, await ImportAsync(Json("二")));

        var published = await LibraryAsync(l => l.PublishAsync(Json("发布"), Token));
        Assert.Equal((draft.Id, 2, true), (published.Id, published.Version, published.IsPublished));
        Assert.Equal("发布", (await PublishedAsync())!.Name);
        Assert.Equal("发布", (await VersionAsync(draft.Id))!.Name);
    }

    [Fact]
    public async Task Publications_at_once_get_versions_one_after_the_other()
    {
        var versions = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => LibraryAsync(l => l.PublishAsync(Json($"{n}"), Token))));
        Assert.Equal(Enumerable.Range(1, 8), versions.Select(v => v.Version).Order());
        Assert.Equal(8, (await PublishedAsync())!.Version);
        var published = await LibraryAsync(l => l.ListPublishedAsync(Token));
        Assert.Single(published, d => d.DefinitionId == _id);
    }

    [Fact]
    public async Task A_publication_that_is_rolled_back_was_never_there()
    {
        await ImportAsync(Json("一"));
        await Assert.ThrowsAsync<NotSupportedException>(() => database.Services.InUnitAsync(async s =>
        {
            var version = await s.GetRequiredService<DefinitionLibrary>().PublishAsync(Json("二"), Token);
            Assert.Equal("二", (await s.GetRequiredService<IDefinitionStore>().FindPublishedAsync(_id, Token))!.Name);
            Assert.NotNull(await s.GetRequiredService<IDefinitionStore>().FindVersionAsync(version.Id, Token));
            throw new NotSupportedException();
        }));
        Assert.Equal("一", (await PublishedAsync())!.Name);
    }

    [Fact]
    public async Task A_version_is_parsed_once()
    {
        await ImportAsync(Json("一"));
        Assert.Same(await PublishedAsync(), await PublishedAsync());
    }

    [Fact]
    public async Task A_text_that_is_no_definition_is_refused()
    {
        await Assert.ThrowsAsync<DefinitionFormatException>(() => ImportAsync("{"));
        await Assert.ThrowsAsync<DefinitionFormatException>(() => ImportAsync("""{"root":{"type":"Elsa.Flowchart"}}"""));
    }

    private string Json(string name) =>
        $$$"""{"definitionId":"{{{_id}}}","name":"{{{name}}}","somethingUnknown":"kept","root":{"type":"Elsa.Flowchart","id":"f","activities":[]}}""";

    private Task<ShippedImport> ImportAsync(string json) => LibraryAsync(l => l.ImportShippedAsync(json, Token));

    private Task<T> LibraryAsync<T>(Func<DefinitionLibrary, Task<T>> work) =>
        database.Services.InScopeAsync(s => work(s.GetRequiredService<DefinitionLibrary>()));

    private Task<WorkflowDefinition?> PublishedAsync() =>
        database.Services.InScopeAsync(s => s.GetRequiredService<IDefinitionStore>().FindPublishedAsync(_id, Token).AsTask());

    private Task<WorkflowDefinition?> VersionAsync(string id) =>
        database.Services.InScopeAsync(s => s.GetRequiredService<IDefinitionStore>().FindVersionAsync(id, Token).AsTask());
}
