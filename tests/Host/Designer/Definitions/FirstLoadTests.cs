using System.Net;
using System.Text.Json.Nodes;

namespace WorkflowCrm.Host.Tests.Designer.Definitions;

/// <summary>What the Studio asks for when its list and its editor open: none of it may fail, or the page breaks down.</summary>
public sealed class FirstLoadTests(DrawingOffice office) : IClassFixture<DrawingOffice>
{
    public static TheoryData<string> Calls { get; } =
    [
        "/elsa/api/descriptors/activities?Refresh=True",
        "/elsa/api/descriptors/expression-descriptors",
        "/elsa/api/descriptors/workflow-activation-strategies",
        "/elsa/api/descriptors/log-persistence-strategies",
        "/elsa/api/descriptors/incident-strategies",
        "/elsa/api/descriptors/commit-strategies/workflows",
        "/elsa/api/descriptors/commit-strategies/activities",
        "/elsa/api/descriptors/variables",
        "/elsa/api/descriptors/storage-drivers",
        "/elsa/api/descriptors/output-converters?sourceType=String&destinationType=Object",
        "/elsa/api/features/installed",
        "/elsa/api/workflow-definitions?versionOptions=Latest&Page=0&PageSize=10&SearchTerm=&IsSystem=False&OrderDirection=Ascending",
        "/elsa/api/workflow-definitions?versionOptions=Published&DefinitionIds=archive-access&DefinitionIds=other",
        "/elsa/api/workflow-definitions?versionOptions=Published",
        "/elsa/api/workflow-definitions?versionOptions=&Ids=archive-access-1",
        "/elsa/api/workflow-definitions?versionOptions=LatestOrPublished",
    ];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Every_list_is_answered(string path)
    {
        var answer = await office.Owner.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.IsType<JsonArray>(answer.Json["items"]);
    }

    [Fact]
    public async Task The_editor_opens_a_shipped_process()
    {
        var owner = office.Owner;

        var definition = (await owner.GetAsync("/elsa/api/workflow-definitions/by-definition-id/archive-access?versionOptions=Latest")).Json;

        Assert.Contains(definition["links"]!.AsArray(), link => link!["rel"]!.GetValue<string>() == "publish");
        Assert.False(definition["isReadonly"]!.GetValue<bool>());
        Assert.Equal("Workflow1:route", definition["root"]!["nodeId"]!.GetValue<string>());
        Assert.All(definition["root"]!["activities"]!.AsArray(), node => Assert.Equal($"Workflow1:route:{node!["id"]}", node["nodeId"]!.GetValue<string>()));
        var byId = await owner.GetAsync($"/elsa/api/workflow-definitions/by-id/{definition["id"]}");
        Assert.True(JsonNode.DeepEquals(definition, byId.Json));
    }
}
