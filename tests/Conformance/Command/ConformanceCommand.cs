using WorkflowCrm.Conformance.Tests.Reading;
using WorkflowCrm.Conformance.Tests.Deviating;
using WorkflowCrm.Conformance.Tests.Running;

namespace WorkflowCrm.Conformance.Tests.Command;

/// <summary>Runs every case of a folder on an engine in memory and says what failed and why.</summary>
internal static class ConformanceCommand
{
    /// <remarks>A case outside the core that states what only the whole program could show is told of, but not counted.</remarks>
    /// <returns>0 when every case passed, 1 when one failed, 2 when there is nothing to run.</returns>
    public static async Task<int> RunAsync(string folder, TextWriter output)
    {
        IReadOnlyList<ConformanceCase> cases;
        try
        {
            cases = CaseFolder.Read(folder);
        }
        catch (InvalidDataException e)
        {
            await output.WriteLineAsync(e.Message);
            return 2;
        }

        int passed = 0, failed = 0;
        foreach (var one in cases)
        {
            var verdict = await Verdict.OfAsync(one, mode => new MemoryWorld(mode));
            var isOutside = !one.IsCore && verdict.IsUntold;
            passed += verdict.Failures.Count == 0 ? 1 : 0;
            failed += verdict.Failures.Count > 0 && !isOutside ? 1 : 0;
            foreach (var failure in verdict.Failures)
            {
                await output.WriteLineAsync($"{(isOutside ? "outside the core and not counted" : "failed")}: {one.Name} {failure}");
            }

            foreach (var deviation in verdict.Deviations)
            {
                await output.WriteLineAsync($"deviates as documented: {one.Name} {deviation}");
            }
        }

        await output.WriteLineAsync($"{passed} passed, {failed} failed");
        return failed > 0 ? 1 : 0;
    }
}
