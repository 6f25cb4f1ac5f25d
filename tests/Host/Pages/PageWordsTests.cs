using System.Text.RegularExpressions;
using WorkflowCrm.Crm.Access;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Customers.Grading;
using WorkflowCrm.Host.Pages.Requests;

namespace WorkflowCrm.Host.Tests.Pages;

public sealed partial class PageWordsTests
{
    private readonly TextCatalogue _catalogue = new();

    [Fact]
    public void Every_text_that_a_page_names_exists()
    {
        var host = Path.Combine(Repository(), "host");
        var files = new[] { "Components", "Pages" }.SelectMany(f => Directory.EnumerateFiles(Path.Combine(host, f), "*.*", SearchOption.AllDirectories));
        var keys = files.Where(f => f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(f => Named().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Distinct().ToList();
        Assert.True(keys.Count > 150, $"Only {keys.Count} texts were found to be named.");
        Assert.All(keys, Exists);
    }

    [Fact]
    public void Every_kind_and_state_that_a_page_may_meet_has_a_word()
    {
        Assert.All(Enum.GetNames<TimelineKind>(), n => Exists($"timeline.{n}"));
        Assert.All(Enum.GetNames<RequestStatus>(), n => Exists($"request.status.{n}"));
        Assert.All(Enum.GetNames<Channel>(), n => Exists($"channel.{n}"));
        Assert.All(Enum.GetNames<TaskKind>(), n => Exists($"action.title.{n}"));
        Assert.All(Enum.GetNames<TaskKind>(), n => Exists($"task.open.{n}"));
        Assert.All(Enum.GetNames<StepState>(), n => Exists($"steps.state.{n}"));
        Assert.All(Enum.GetNames<ReadingBasis>(), n => Exists($"basis.{n}"));
        Assert.All(Enum.GetNames<ReadingBasis>(), n => Exists($"basis.{n}.you"));
        Assert.All(Enum.GetNames<CustomerTier>(), n => Exists($"tier.{n}"));
        Assert.All(Enum.GetNames<CardClass>(), n => Exists($"card-class.{n}"));
        Assert.All(Enum.GetNames<ArchiveLevel>(), n => Exists($"archive-level.{n}"));
        Assert.All(Enum.GetNames<ArchiveLevel>(), n => Exists($"archive.refused.why.{n}"));
    }

    [Fact]
    public void Every_icon_that_a_page_shows_is_fetched()
    {
        var host = Path.Combine(Repository(), "host");
        var fetched = System.Text.Json.JsonSerializer.Deserialize<List<string>>(File.ReadAllText(Path.Combine(host, "Client", "icons.json")))!;
        var shown = Directory.EnumerateFiles(host, "*.razor", SearchOption.AllDirectories)
            .SelectMany(f => Icon().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Distinct().ToList();
        Assert.NotEmpty(shown);
        Assert.Empty(shown.Except(fetched));
    }

    private void Exists(string key) => Assert.True(_catalogue.Find("zh-CN", key) is not null, $"There is no text '{key}'.");

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "WorkflowCrm.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex(@"(?:\bT\[|\btexts\[|\bT\.Get\(|\btexts\.Get\(|Flash\.Say\()""([a-z0-9.A-Z-]+)""")]
    private static partial Regex Named();

    [GeneratedRegex(@"(?:Icon Name|Empty Icon)=""([a-z0-9-]+)""")]
    private static partial Regex Icon();
}
