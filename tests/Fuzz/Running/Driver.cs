using System.Diagnostics;
using System.Globalization;

namespace WorkflowCrm.Fuzz.Running;

/// <summary>Runs targets for a time: <c>reader|javascript|handlebars|literal|mime|reply|all [--seconds N] [--seed N] [--from N] [--input FILE]</c>.</summary>
internal static class Driver
{
    private const int ShownFindings = 20;

    public static int Run(string[] args)
    {
        var seconds = int.Parse(Option(args, "--seconds") ?? "60", CultureInfo.InvariantCulture);
        var seed = int.Parse(Option(args, "--seed") ?? "1", CultureInfo.InvariantCulture);
        var from = int.Parse(Option(args, "--from") ?? "0", CultureInfo.InvariantCulture);
        var code = 0;
        foreach (var target in TargetList.Named(args[0]))
        {
            using var campaign = new Campaign(target, Path.Combine(Path.GetTempPath(), $"workflowcrm-fuzz-{target.Name}.input"));
            if (Option(args, "--input") is { } file)
            {
                campaign.Try(File.ReadAllText(file), file);
            }
            else
            {
                var clock = Stopwatch.StartNew();
                for (var i = from; clock.Elapsed.TotalSeconds < seconds; i++)
                {
                    campaign.Try(seed, i);
                }
            }

            Report(campaign, target.Name);
            code |= campaign.Findings.Count > 0 ? 1 : 0;
        }

        return code;
    }

    private static void Report(Campaign campaign, string name)
    {
        foreach (var finding in campaign.Findings.Values.Take(ShownFindings))
        {
            Console.WriteLine($"--- {name}, {finding.Where} ({finding.Times} times): {finding.What}");
            Console.WriteLine(finding.Input);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {campaign.Inputs} inputs, {campaign.Findings.Count} findings, slowest {campaign.Slowest.TotalSeconds:0.0} s ({campaign.SlowestAt}), most memory held {campaign.MostHeld / (1024 * 1024)} MB"));
    }

    private static string? Option(string[] args, string name)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }
}
