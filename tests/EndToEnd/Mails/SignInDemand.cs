using System.Net;
using System.Text.Json.Nodes;
using WorkflowCrm.EndToEnd.Tests.People;
using WorkflowCrm.EndToEnd.Tests.Running;

namespace WorkflowCrm.EndToEnd.Tests.Mails;

/// <summary>What the owner of archive access says about the links of its first step.</summary>
public static class SignInDemand
{
    /// <summary>Publishes the process anew: whoever decides the first step by a link must sign in, or need not.</summary>
    public static async Task MadeAsync(RunningHost host, bool isMade)
    {
        using var owner = await Colleague.SignInAsync(host, "su.wenjing");
        var read = (await owner.GetAsync("elsa/api/workflow-definitions/by-definition-id/archive-access?versionOptions=Latest")).Expect(HttpStatusCode.OK);
        var model = JsonNode.Parse(read.Text)!;
        var step = model["root"]!["activities"]!.AsArray().Single(a => a!["id"]!.GetValue<string>() == "managerSigns")!;
        step["linkNeedsSignIn"] = new JsonObject
        {
            ["typeName"] = "Boolean",
            ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = isMade },
        };
        var saved = (await owner.PostAsync("elsa/api/workflow-definitions", new JsonObject { ["model"] = model, ["publish"] = true }.ToJsonString())).Expect(HttpStatusCode.OK);
        Assert.Contains("\"isPublished\":true", saved.Text, StringComparison.Ordinal);
    }
}
