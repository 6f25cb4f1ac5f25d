using WorkflowCrm.EndToEnd.Tests.Browser;

namespace WorkflowCrm.EndToEnd.Tests.Studio;

/// <summary>A process with activities side by side, as a draft.</summary>
internal static class NewDrawing
{
    private const int PerRow = 3;

    /// <summary>Keeps it; its activities are called <c>a0</c>, <c>a1</c> and so on.</summary>
    /// <returns>Its id.</returns>
    public static Task<string> KeepAsync(Visitor owner, params (string Type, int Version)[] activities) => KeepAsync(owner, false, activities);

    /// <summary>Keeps one that other processes may use as an activity.</summary>
    public static Task<string> KeepAsActivityAsync(Visitor owner) => KeepAsync(owner, true, [("Elsa.WriteLine", 1)]);

    private static async Task<string> KeepAsync(Visitor owner, bool isActivity, (string Type, int Version)[] activities)
    {
        var session = await (await owner.Page.Context.APIRequest.GetAsync("api/session")).JsonAsync();
        var answer = await owner.Page.Context.APIRequest.PostAsync("elsa/api/workflow-definitions", new()
        {
            Headers = new Dictionary<string, string> { ["X-CSRF-TOKEN"] = session!.Value.GetProperty("csrfToken").GetString()! },
            DataObject = new
            {
                model = new
                {
                    name = $"{activities[0].Type} {Guid.NewGuid():n}",
                    options = new { usableAsActivity = isActivity },
                    root = new
                    {
                        id = "all",
                        type = "Elsa.Flowchart",
                        version = 1,
                        name = "all",
                        connections = Array.Empty<object>(),
                        activities = activities.Select((activity, i) => new
                        {
                            id = $"a{i}",
                            name = $"a{i}",
                            type = activity.Type,
                            version = activity.Version,
                            metadata = new { designer = new { position = new { x = i % PerRow * 420, y = i / PerRow * 200 }, size = new { width = 220, height = 70 } } },
                        }),
                    },
                },
            },
        });
        Assert.True(answer.Ok, await answer.TextAsync());
        return (await answer.JsonAsync())!.Value.GetProperty("workflowDefinition").GetProperty("definitionId").GetString()!;
    }
}
