using System.Text.RegularExpressions;
using WorkflowCrm.Crm.Approvals;

namespace WorkflowCrm.Host.Components.Parts;

/// <summary>Explains how a due time came about: “2 个工作日,自 周一 09:40 起……”.</summary>
public static partial class DueText
{
    public static string Explain(Texts texts, Moments moments, StaffTask task)
    {
        if (task.DueAt is not { } due)
            return "";
        var rule = task.DueRule is { } shortForm && Rule().Match(shortForm) is { Success: true } match
            ? texts.Get($"due.rule.{match.Groups["unit"].Value}", ("n", match.Groups["n"].Value), ("from", moments.Point(task.CreatedAt)))
            : texts.Get("due.rule.none", ("from", moments.Point(task.CreatedAt)));
        return texts.Get("due.explain", ("rule", rule), ("point", moments.Absolute(due)));
    }

    [GeneratedRegex(@"^(?<n>\d+(\.\d+)?)\s*(?<unit>wd|wh|wm|d|h|min)$", RegexOptions.CultureInvariant)]
    private static partial Regex Rule();
}
