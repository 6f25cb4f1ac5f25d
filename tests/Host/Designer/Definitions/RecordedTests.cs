using System.Net;
using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Host.Tests.Application;

namespace WorkflowCrm.Host.Tests.Designer.Definitions;

/// <summary>What the Studio was recorded to send, with activities of another server: it is kept, and runs when the activities are ours.</summary>
public sealed class RecordedTests(DrawingOffice office) : IClassFixture<DrawingOffice>
{
    public static TheoryData<string> Samples { get; } = ["create", "autosave-after-drop", "save-as", "publish", "output-bound", "import"];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_recorded_drawing_is_kept_and_is_the_same_when_it_was_loaded_and_saved(string sample)
    {
        var kept = await office.Owner.SaveAsync(Read(sample, $"recorded-{sample}"));
        Assert.Equal(HttpStatusCode.OK, kept.Status);
        var loaded = await office.Owner.LoadAsync(kept.Json["workflowDefinition"]!.IdOf());

        await office.Owner.SaveAsync(loaded);

        var again = await office.Owner.LoadAsync(loaded.IdOf());
        foreach (var document in new[] { loaded, again })
        {
            document.AsObject().Remove("createdAt");
            document["customProperties"]!.AsObject().Remove("workflowCrm.stamp");
        }

        Assert.True(JsonNode.DeepEquals(loaded, again));
    }

    [Fact]
    public async Task With_activities_of_ours_it_is_published_and_runs()
    {
        var text = Read("publish", "recorded-with-ours").ToJsonString()
            .Replace("Acme.Start", "Elsa.Start", StringComparison.Ordinal).Replace("Acme.WriteText", "Elsa.WriteLine", StringComparison.Ordinal)
            .Replace("Acme.Decide", "Elsa.FlowDecision", StringComparison.Ordinal).Replace("Acme.Loop", "Elsa.FlowNode", StringComparison.Ordinal)
            .Replace("Acme.End", "Elsa.End", StringComparison.Ordinal);
        var drawing = JsonNode.Parse(text)!;
        var activities = drawing["root"]!["activities"]!.AsArray();
        foreach (var strange in activities.Where(activity => activity!["type"]!.ToString().StartsWith("Acme.", StringComparison.Ordinal)).ToList())
            activities.Remove(strange);
        var connections = drawing["root"]!["connections"]!.AsArray();
        foreach (var loose in connections.Where(connection => connection!["source"]!["activity"]!.ToString() == "act4" || connection["target"]!["activity"]!.ToString() == "act4").ToList())
            connections.Remove(loose);

        var published = await office.Owner.SaveAsync(drawing, publish: true);

        Assert.True(published.Status == HttpStatusCode.OK, published.Body);
        var started = await office.Owner.PostAsync($"{Drawing.Api}/{drawing.IdOf()}/execute", new { versionOptions = "Published" });
        Assert.Equal(InstanceSubStatus.Finished, (await office.App.StateOfAsync(started.Header("x-elsa-workflow-instance-id")!)).SubStatus);
    }

    private static JsonObject Read(string sample, string definitionId)
    {
        var model = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", $"{sample}.json")))!.AsObject();
        (model["definitionId"], model["id"], model["name"]) = (definitionId, null, definitionId);
        return model;
    }
}
