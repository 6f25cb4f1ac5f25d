namespace WorkflowCrm.Engine.Expressions.JavaScript;

/// <summary>A script in the language that the interpreter reads, with the way back to the text that its author wrote.</summary>
internal sealed class LoweredScript(string original, string text, List<(int Out, int In, bool IsCopy)> segments)
{
    public string Text { get; } = text;

    /// <summary>The line and column (both from 1) of the original that a position of the lowered text stands for.</summary>
    public (int Line, int Column) Locate(int position)
    {
        var source = 0;
        foreach (var (start, from, isCopy) in segments)
        {
            if (start > position)
            {
                break;
            }

            source = isCopy ? from + position - start : from;
        }

        return LineAndColumn(original, Math.Clamp(source, 0, original.Length));
    }

    /// <summary>The same for a line (from 1) and column (from 0) of the lowered text.</summary>
    public (int Line, int Column) Locate(int line, int column)
    {
        var start = 0;
        for (var i = 1; i < line && start >= 0; i++)
        {
            start = Text.IndexOf('\n', start) + 1;
        }

        return Locate(Math.Max(start, 0) + column);
    }

    public static (int Line, int Column) LineAndColumn(string text, int position)
    {
        var line = 1;
        var start = 0;
        for (var i = 0; i < position; i++)
        {
            if (text[i] == '\n')
            {
                line++;
                start = i + 1;
            }
        }

        return (line, position - start + 1);
    }
}
