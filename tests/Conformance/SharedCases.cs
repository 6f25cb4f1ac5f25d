using WorkflowCrm.Conformance.Tests.Deviating;
using WorkflowCrm.Conformance.Tests.Reading;
using WorkflowCrm.Conformance.Tests.Running;

namespace WorkflowCrm.Conformance.Tests;

/// <summary>
/// Runs the measured cases when their folder is there: the one that WORKFLOWCRM_CONFORMANCE names, or shared/conformance
/// beside the checkout. They are read in place.
/// </summary>
public sealed class SharedCases(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_measured_case_of_the_core_ends_as_it_was_measured_or_deviates_as_documented()
    {
        if (Folder() is not { } folder)
        {
            output.WriteLine("There is no conformance folder here; the project's own cases stand alone.");
            return;
        }

        var failures = new List<string>();
        foreach (var one in CaseFolder.Read(folder).Where(one => one.IsCore))
        {
            var verdict = await Verdict.OfAsync(one, mode => new MemoryWorld(mode));
            failures.AddRange(verdict.Failures.Select(failure => $"{one.Name} {failure}"));
        }

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
