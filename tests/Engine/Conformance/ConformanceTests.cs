using System.Text.Json.Nodes;

namespace WorkflowCrm.Engine.Tests.Conformance;

/// <summary>Runs the measured cases when their folder is there; they are read in place.</summary>
public sealed class ConformanceTests(ITestOutputHelper output)
{
    /// <summary>Cases that end differently on purpose, and why.</summary>
    private static readonly Dictionary<string, string> s_deviations = new()
    {
        ["flow-nested-complete-outcome"] = "Complete inside a nested flowchart completes the workflow instead of failing",
        ["parent-with-io"] = "a child workflow at the root receives its input, as it does elsewhere",
    };

    [Fact]
    public async Task Every_measured_case_whose_activities_exist_ends_as_it_was_measured()
    {
        if (Folder() is not { } folder)
        {
            output.WriteLine("There is no conformance folder here; the engine's own tests stand alone.");
            return;
        }

        var failures = new List<string>();
        var run = 0;
        foreach (var source in JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "cases.json"), TestContext.Current.CancellationToken))!.AsArray())
        {
            var one = new ConformanceCase(folder, source!.AsObject());
            if (!one.CanRun())
            {
                output.WriteLine($"not run: {one.Name}");
                continue;
            }

            run++;
            var differences = await one.RunAsync();
            if (s_deviations.TryGetValue(one.Name, out var reason))
            {
                Assert.True(differences.Count > 0, $"{one.Name} no longer deviates ({reason}).");
                continue;
            }

            failures.AddRange(differences.Select(difference => $"{one.Name}: {difference}"));
        }

        output.WriteLine($"{run} cases run.");
        Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures));
    }

    private static string? Folder()
    {
        if (Environment.GetEnvironmentVariable("WORKFLOWCRM_CONFORMANCE") is { Length: > 0 } given)
        {
            return Directory.Exists(given) ? given : null;
        }

        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "WorkflowCrm.sln")))
            {
                var shared = Path.Combine(directory.FullName, "..", "shared", "conformance");
                return Directory.Exists(shared) ? shared : null;
            }
        }

        return null;
    }
}
