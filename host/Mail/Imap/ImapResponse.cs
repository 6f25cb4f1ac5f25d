namespace WorkflowCrm.Host.Mail.Imap;

/// <summary>One response of an IMAP server: a line, and the literals that it had.</summary>
/// <param name="Tag"><c>*</c> for what nobody asked for, <c>+</c> for "go on", else the tag of the command that it ends.</param>
/// <param name="Text">What follows the tag, with <see cref="LiteralMark"/> in the place of each literal.</param>
internal sealed record ImapResponse(string Tag, string Text, IReadOnlyList<byte[]> Literals)
{
    public const char LiteralMark = '\u0001';

    /// <summary>The word after the tag in upper case, e.g. <c>OK</c>, <c>BYE</c>, <c>CAPABILITY</c>, or a number.</summary>
    public string Word => WordAt(0);

    /// <summary>The number in front of <c>EXISTS</c>, <c>EXPUNGE</c> or <c>FETCH</c>, with that word; null for other responses.</summary>
    public (int Number, string Word)? Numbered =>
        int.TryParse(Word, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? (number, WordAt(1)) : null;

    /// <summary>What stands in brackets behind OK, NO and their like, e.g. <c>UIDVALIDITY 7</c>; empty when nothing does.</summary>
    public string Code
    {
        get
        {
            var from = Text.IndexOf('[', StringComparison.Ordinal);
            var to = from < 0 ? -1 : Text.IndexOf(']', from);
            return from == Word.Length + 1 && to > from ? Text[(from + 1)..to] : "";
        }
    }

    private string WordAt(int index) => Text.Split(' ', index + 2, StringSplitOptions.None) is { } words && words.Length > index ? words[index].ToUpperInvariant() : "";
}
