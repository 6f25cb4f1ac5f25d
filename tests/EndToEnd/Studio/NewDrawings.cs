using WorkflowCrm.EndToEnd.Tests.Browser;
using WorkflowCrm.EndToEnd.Tests.People;
using WorkflowCrm.EndToEnd.Tests.Running;

namespace WorkflowCrm.EndToEnd.Tests.Studio;

/// <summary>Processes with activities side by side, as drafts. At the end they are deleted: others look at the first page of the same list.</summary>
internal sealed class NewDrawings : IAsyncDisposable
{
    private const int PerRow = 3;

    private readonly List<(RunningHost Host, string Id)> _kept = [];

    /// <summary>Keeps one; its activities are called <c>a0</c>, <c>a1</c> and so on.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> KeepAsync(Visitor owner, params (string Type, int Version)[] activities) => (await KeepAsync(owner, false, activities)).Id;

    /// <summary>Keeps one with one activity.</summary>
    /// <returns>Its id and its name, which no other has.</returns>
    public Task<(string Id, string Name)> KeepSmallAsync(Visitor owner) => KeepAsync(owner, false, [("Elsa.WriteLine", 1)]);

    /// <summary>Keeps one that other processes may use as an activity.</summary>
    public Task KeepAsActivityAsync(Visitor owner) => KeepAsync(owner, true, [("Elsa.WriteLine", 1)]);

    public async ValueTask DisposeAsync()
    {
        foreach (var kept in _kept.GroupBy(one => one.Host))
        {
            using var owner = await Colleague.SignInAsync(kept.Key, StudioWindow.Owner);
            var answer = await owner.PostAsync(
                "elsa/api/bulk-actions/delete/workflow-definitions/by-definition-id", new { definitionIds = kept.Select(one => one.Id).ToArray() });
            answer.Expect(System.Net.HttpStatusCode.OK);
        }
    }

    private async Task<(string Id, string Name)> KeepAsync(Visitor owner, bool isActivity, (string Type, int Version)[] activities)
    {
        var name = $"{activities[0].Type} {Guid.NewGuid():n}";
        var session = await (await owner.Page.Context.APIRequest.GetAsync("api/session")).JsonAsync();
        var answer = await owner.Page.Context.APIRequest.PostAsync("elsa/api/workflow-definitions", new()
        {
            Headers = new Dictionary<string, string> { ["X-CSRF-TOKEN"] = session!.Value.GetProperty("csrfToken").GetString()! },
            DataObject = new
            {
                model = new
                {
                    name,
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
        var id = (await answer.JsonAsync())!.Value.GetProperty("workflowDefinition").GetProperty("definitionId").GetString()!;
        _kept.Add((owner.Host, id));
        return (id, name);
    }
}
