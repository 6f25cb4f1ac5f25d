namespace WorkflowCrm.Crm.Mail;

/// <summary>
/// A template file taken apart: lines <c>name: value</c> in front, then blocks that begin with a line <c>--- name</c>.
/// Lines in front that begin with <c>#</c> are remarks.
/// </summary>
internal sealed class MailTemplateText
{
    private readonly Dictionary<string, string> _front = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _blocks = new(StringComparer.Ordinal);

    /// <param name="key">For messages.</param>
    /// <exception cref="FormatException">The text is not in this form; the message names the file.</exception>
    public MailTemplateText(string key, string text)
    {
        Key = key;
        string? block = null;
        var lines = new List<string>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith("--- ", StringComparison.Ordinal))
            {
                Close(block, lines);
                block = line[4..].Trim();
            }
            else if (block is not null)
            {
                lines.Add(line);
            }
            else if (line.Trim().Length > 0 && !line.StartsWith('#'))
            {
                AddFront(line);
            }
        }

        Close(block, lines);
    }

    public string Key { get; }

    public IReadOnlyDictionary<string, string> Front => _front;

    public string Line(string name) => _front.TryGetValue(name, out var value) && value.Length > 0
        ? value
        : throw new FormatException($"The mail template {Key} has no line \"{name}:\".");

    public string Block(string name) => _blocks.TryGetValue(name, out var value) && value.Length > 0
        ? value
        : throw new FormatException($"The mail template {Key} has no block \"--- {name}\".");

    private void AddFront(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        if (colon <= 0)
            throw new FormatException($"The mail template {Key} has a line in front that is not \"name: value\": {line}");
        _front[line[..colon].Trim()] = line[(colon + 2)..].Trim();
    }

    private void Close(string? block, List<string> lines)
    {
        if (block is not null)
            _blocks[block] = string.Join('\n', lines).Trim('\n');
        lines.Clear();
    }
}
