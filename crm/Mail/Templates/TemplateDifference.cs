using WorkflowCrm.Crm.Approvals.Forms;

namespace WorkflowCrm.Crm.Mail.Templates;

/// <summary>What differs between two contents, line by line.</summary>
public static class TemplateDifference
{
    private const int MostCells = 1_000_000;
    private const int MostAudited = 60;
    private const int LongestAudited = 200;

    /// <param name="before">Null for a template that is new.</param>
    /// <param name="after">What it becomes.</param>
    /// <returns>Every line of every part that differs, with those around it; empty when they are the same.</returns>
    public static IReadOnlyList<TemplateLine> Between(MailTemplateContent? before, MailTemplateContent after)
    {
        ArgumentNullException.ThrowIfNull(after);
        var old = (before ?? new MailTemplateContent("", "", "", "")).Parts.ToDictionary(p => p.Part, p => p.Text);
        return [.. after.Parts.Where(part => old[part.Part] != part.Text).SelectMany(part => Of(part.Part, Lines(old[part.Part]), Lines(part.Text)))];
    }

    /// <summary>The same for the audit trail: only what differs, and of bounded size.</summary>
    public static IReadOnlyList<TemplateLine> Audited(MailTemplateContent? before, MailTemplateContent after) =>
        [.. Between(before, after).Where(line => line.Kind != LineKind.Same).Take(MostAudited).Select(line => line with { Text = PlainText.Shorten(line.Text, LongestAudited) })];

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.Split('\n');

    private static List<TemplateLine> Of(TemplatePart part, string[] before, string[] after)
    {
        var length = (long)before.Length * after.Length > MostCells ? null : Common(before, after);
        var (i, j) = (0, 0);
        List<TemplateLine> lines = [];
        while (i < before.Length || j < after.Length)
        {
            if (i < before.Length && j < after.Length && before[i] == after[j])
                lines.Add(new TemplateLine(part, LineKind.Same, ++j, before[i++]));
            else if (i < before.Length && (j == after.Length || length is null || length[i + 1, j] >= length[i, j + 1]))
                lines.Add(new TemplateLine(part, LineKind.Removed, i + 1, before[i++]));
            else
                lines.Add(new TemplateLine(part, LineKind.Added, j + 1, after[j++]));
        }

        return lines;
    }

    /// <summary>The length of the longest common sequence of what begins at each pair of lines.</summary>
    private static int[,] Common(string[] before, string[] after)
    {
        var length = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
                length[i, j] = before[i] == after[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
        }

        return length;
    }
}

/// <summary>One line of a difference.</summary>
/// <param name="Part">Where.</param>
/// <param name="Kind">Whether it came or went.</param>
/// <param name="Number">Its number, from 1: in the older text for a line that went, else in the newer one.</param>
/// <param name="Text">The line.</param>
public sealed record TemplateLine(TemplatePart Part, LineKind Kind, int Number, string Text);

/// <summary>What became of a line.</summary>
public enum LineKind
{
    Same,

    Removed,

    Added,
}
