using System.Globalization;
using System.Text;

namespace WorkflowCrm.Host.Components.Diagram;

/// <summary>Breaks a name into the few lines that a box has room for; SVG breaks none itself.</summary>
internal static class TextLines
{
    private const double Em = 18;

    /// <param name="width">What a line may take, in the designer's units, at a font size of 18.</param>
    /// <returns>One line at least; the last one ends in “…” when the name was longer.</returns>
    public static IReadOnlyList<string> Of(string name, double width, int most)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        var (used, space) = (0.0, -1);
        // By what a reader takes for one character: a letter is not torn from its accents, nor an emoji in two.
        foreach (var letter in Letters(name))
        {
            var more = Width(letter);
            if (used + more > width && line.Length > 0)
            {
                if (lines.Count == most - 1)
                    return [.. lines, line.ToString().TrimEnd() + "…"];
                var rest = space > line.Length / 2 ? line.ToString(space + 1, line.Length - space - 1) : "";
                lines.Add(line.ToString(0, line.Length - rest.Length).TrimEnd());
                line.Clear().Append(rest);
                (used, space) = (Letters(rest).Sum(Width), -1);
            }

            if (letter == " ")
                space = line.Length;
            line.Append(letter);
            used += more;
        }

        lines.Add(line.ToString().TrimEnd());
        return lines;
    }

    /// <summary>About how wide the text is at a font size of 18.</summary>
    public static double WidthOf(string text) => Letters(text).Sum(Width);

    private static double Width(string letter) => letter[0] switch
    {
        < '\u1100' when char.IsUpper(letter[0]) => Em * 0.74,
        'i' or 'l' or 'j' or 'f' or 't' or 'r' or ' ' or '.' or ',' or ':' or '\'' => Em * 0.4,
        < '\u1100' => Em * 0.61,
        _ => Em,
    };

    private static IEnumerable<string> Letters(string text)
    {
        for (var letters = StringInfo.GetTextElementEnumerator(text); letters.MoveNext();)
            yield return letters.GetTextElement();
    }
}
