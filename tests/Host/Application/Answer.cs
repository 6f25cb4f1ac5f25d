using System.Net;
using System.Text.Json.Nodes;

namespace WorkflowCrm.Host.Tests.Application;

/// <summary>What a call was answered with.</summary>
public sealed record Answer(HttpStatusCode Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public IEnumerable<JsonNode> Items => Json["items"]!.AsArray().Select(i => i!);

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>Asserts that the answer is a complete problem of this status and type, and returns it.</summary>
    public JsonNode Problem(int status, string code)
    {
        Assert.True((int)Status == status, $"{(int)Status}: {Body}");
        Assert.StartsWith("application/problem+json", Header("Content-Type"), StringComparison.Ordinal);
        var problem = Json;
        Assert.Equal($"/problems/{code}", problem["type"]!.GetValue<string>());
        Assert.Equal(status, problem["status"]!.GetValue<int>());
        Assert.NotEmpty(problem["title"]!.GetValue<string>());
        Assert.NotEmpty(problem["detail"]!.GetValue<string>());
        return problem;
    }
}
