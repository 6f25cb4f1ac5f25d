using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowCrm.Conformance.Tests.Running;

namespace WorkflowCrm.Conformance.Tests.Comparing;

/// <summary>Compares how things stood after each step.</summary>
internal static class StepComparison
{
    public static void Check(Differences differences, JsonArray wanted, CaseRecord record)
    {
        for (var i = 0; i < wanted.Count; i++)
        {
            var step = wanted[i]!.AsObject();
            var name = string.Create(CultureInfo.InvariantCulture, $"step {i} ({step["step"] ?? step["resume"] ?? "start"})");
            if (i >= record.Steps.Count)
            {
                differences.Add($"{name}: there was no such step");
                continue;
            }

            Check(differences, name, step, record.Steps[i], record.IsOrdered);
        }
    }

    private static void Check(Differences differences, string name, JsonObject wanted, StepRecord got, bool isOrdered)
    {
        if (wanted["subStatus"] is { } subStatus)
        {
            differences.Check($"{name} subStatus", subStatus, got.SubStatus.ToString());
        }

        if (wanted["lines"] is JsonArray lines)
        {
            differences.Check($"{name} lines", Comparison.Texts(lines), got.Lines, isOrdered);
        }

        if (wanted["bookmarks"] is JsonArray bookmarks)
        {
            differences.Check($"{name} bookmarks", Comparison.Texts(bookmarks), got.Bookmarks, isOrdered: false);
        }

        if (wanted["resumed"] is { } resumed && got.Resumed is { } count)
        {
            differences.Check($"{name} resumed", resumed, count.ToString(CultureInfo.InvariantCulture));
        }
    }
}
