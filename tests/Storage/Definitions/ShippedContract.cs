using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Storage.Definitions.Shipping;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Definitions;

public abstract class ShippedContract(TestDatabase database)
{
    private readonly string _id = Samples.NewId();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DefinitionDesk Desk => new(database.Services);

    [Fact]
    public async Task A_shipped_definition_is_published_once_and_again_when_it_has_changed()
    {
        Assert.Equal(ShippedImport.Added, await ImportAsync(Json("一")));
        Assert.Equal(ShippedImport.Unchanged, await ImportAsync(Json("一")));
        var first = await Desk.PublishedAsync(_id);
        Assert.Equal(ShippedImport.Updated, await ImportAsync(Json("二")));
        var second = await Desk.PublishedAsync(_id);
        Assert.Equal((1, "一", 2, "二"), (first!.Version, first.Name, second!.Version, second.Name));
        Assert.Equal("一", (await Desk.VersionAsync(first.Id))!.Name); // requests on their way stay on it
        Assert.Equal("kept", (string?)second.Raw["somethingUnknown"]);
    }

    [Fact]
    public async Task What_a_process_owner_has_changed_is_never_overwritten()
    {
        await ImportAsync(Json("一"));
        await Desk.PublishAsync(Json("自己的"));
        Assert.Equal(ShippedImport.OwnVersionKept, await ImportAsync(Json("二")));
        Assert.Equal("自己的", (await Desk.PublishedAsync(_id))!.Name);
    }

    [Fact]
    public async Task What_a_process_owner_has_retracted_is_not_published_again()
    {
        await ImportAsync(Json("一"));
        await Desk.RetractAsync(_id);
        Assert.Equal(ShippedImport.OwnVersionKept, await ImportAsync(Json("二")));
        Assert.Null(await Desk.PublishedAsync(_id));
    }

    [Fact]
    public async Task One_that_cannot_be_published_here_is_left_out_with_the_reason()
    {
        var result = await Desk.With<ShippedDefinitions, ShippedResult>(s => s.ImportAsync(Draw.Definition(_id, "坏", Draw.Node("x", "No.Such")), Token));
        Assert.Equal(ShippedImport.Blocked, result.Import);
        Assert.Contains(result.Findings, f => f.Code == "unknown-activity");
        Assert.Null(await Desk.PublishedAsync(_id));
    }

    [Fact]
    public async Task A_version_is_parsed_once()
    {
        await ImportAsync(Json("一"));
        Assert.Same(await Desk.PublishedAsync(_id), await Desk.PublishedAsync(_id));
    }

    [Fact]
    public async Task A_text_that_is_no_definition_is_refused()
    {
        await Assert.ThrowsAsync<DefinitionFormatException>(() => ImportAsync("{"));
        await Assert.ThrowsAsync<DefinitionFormatException>(() => ImportAsync("""{"root":{"type":"Elsa.Flowchart"}}"""));
    }

    private string Json(string name) => Draw.Draft(_id, name, document => document["somethingUnknown"] = "kept");

    private async Task<ShippedImport> ImportAsync(string json) => (await Desk.With<ShippedDefinitions, ShippedResult>(s => s.ImportAsync(json, Token))).Import;
}
