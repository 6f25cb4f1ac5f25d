using WorkflowCrm.Engine.Definitions.Checks;
using WorkflowCrm.Storage.Definitions.Publishing;
using WorkflowCrm.Storage.Tests.Databases;
using WorkflowCrm.Storage.Tests.Definitions;

namespace WorkflowCrm.Storage.Tests.Mail;

/// <summary>Two published processes that one mail would start: the owner of the second is told, and may mean it.</summary>
public abstract class MailAddressContract(TestDatabase database) : IAsyncLifetime
{
    private readonly string _tag = "+t" + Samples.NewId();
    private MailOffice _office = null!;
    private DefinitionDesk _desk = null!;

    public async ValueTask InitializeAsync()
    {
        _office = await MailOffice.OpenAsync(database);
        _desk = new DefinitionDesk(_office.Services);
    }

    public async ValueTask DisposeAsync()
    {
        await _office.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("{0}", "{0}", "{0}")]
    [InlineData("{0}", "oa{0}@tuofan.example", "{0}")] // a mail to the address is one for the tag
    [InlineData("oa{0}@tuofan.example", "{0}", "{0}")]
    [InlineData("oa{0}@tuofan.example", "OA{0}@tuofan.example", "oa{0}@tuofan.example")]
    public async Task The_second_owner_is_warned_of_the_first_ones_process_and_may_publish(string first, string second, string shared)
    {
        Assert.Empty(Warnings(await PublishAsync("意见箱", first)));
        var publication = await PublishAsync("投诉箱", second);
        Assert.NotNull(publication.Published);
        var warning = Assert.Single(Warnings(publication));
        Assert.Equal((FindingSeverity.Warning, "m"), (warning.Severity, warning.ActivityId));
        Assert.Equal([With(shared), "意见箱"], warning.Arguments);
        Assert.Contains("意见箱", warning.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{0}", "{0}x")]
    [InlineData("oa{0}@tuofan.example", "oa{0}@elsewhere.example")]
    [InlineData("oa@a{0}.example", "oa@b{0}.example")]
    public async Task Other_addresses_are_no_matter(string first, string second)
    {
        await PublishAsync("意见箱", first);
        Assert.Empty(Warnings(await PublishAsync("投诉箱", second)));
    }

    [Fact]
    public async Task Its_own_former_version_and_a_retracted_process_are_no_matter_either()
    {
        var id = Samples.NewId();
        await PublishAsync("意见箱", "{0}", id);
        Assert.Empty(Warnings(await PublishAsync("意见箱二", "{0}", id)));
        await _desk.RetractAsync(id);
        Assert.Empty(Warnings(await PublishAsync("投诉箱", "{0}")));
    }

    private static List<DefinitionFinding> Warnings(Publication publication) => [.. publication.Findings.Where(f => f.Code == FindingCodes.TriggerShared)];

    private string With(string address) => address.Replace("{0}", _tag, StringComparison.Ordinal);

    private async Task<Publication> PublishAsync(string name, string address, string? id = null) => DefinitionDesk.Value(await _desk.TryPublishAsync($$"""
        { "definitionId": "{{id ?? Samples.NewId()}}", "name": "{{name}}",
          "root": { "id": "s", "type": "Elsa.Sequence", "activities": [
            { "id": "m", "type": "WorkflowCrm.MailReceived", "customProperties": { "canStartWorkflow": true },
              "address": { "typeName": "String", "expression": { "type": "Literal", "value": "{{With(address)}}" } } } ] } }
        """));
}
