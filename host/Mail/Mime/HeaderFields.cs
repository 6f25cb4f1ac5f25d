namespace WorkflowCrm.Host.Mail.Mime;

/// <summary>A header: of a mail, of a part, or a group of fields in a delivery report.</summary>
internal sealed class HeaderFields
{
    private const int MostFields = 1_000;

    private readonly List<HeaderField> _fields = [];
    private int _kept;

    private HeaderFields()
    {
    }

    public static HeaderFields None { get; } = new();

    /// <summary>Whether something in it is no header field, or it is larger than allowed and the rest was left out.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The first field of this name, null when there is none.</summary>
    public string? First(string name)
    {
        foreach (var field in _fields)
            if (field.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return field.Value;
        return null;
    }

    /// <summary>All values of this name, from the top.</summary>
    public IEnumerable<string> All(string name) =>
        _fields.Where(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(field => field.Value);

    /// <summary>The first field whose name begins so.</summary>
    public HeaderField? FirstWithPrefix(string prefix)
    {
        foreach (var field in _fields)
            if (field.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                return field;
        return null;
    }

    public int Count => _fields.Count;

    /// <summary>Reads the header at the beginning; it ends at an empty line, or before a line that can be none of its.</summary>
    /// <param name="bytes">The mail or part, or what remains of it.</param>
    /// <param name="mostBytes">Fields that would make it more are left out.</param>
    /// <param name="bodyStart">Where the body begins.</param>
    public static HeaderFields Read(ReadOnlySpan<byte> bytes, int mostBytes, out int bodyStart)
    {
        var header = new HeaderFields();
        var at = 0;
        // A mailbox file's separator is no field.
        if (bytes.StartsWith("From "u8) || bytes.StartsWith(">From "u8))
            at = Lines.Next(bytes, 0);
        while (at < bytes.Length)
        {
            var next = Lines.Next(bytes, at);
            if (Lines.Content(bytes, at, next).IsEmpty)
            {
                bodyStart = next;
                return header;
            }
            while (next < bytes.Length && bytes[next] is (byte)' ' or (byte)'\t')
                next = Lines.Next(bytes, next);
            var colon = bytes[at..next].IndexOf((byte)':');
            if (colon <= 0 || !IsName(bytes.Slice(at, colon)))
            {
                header.IsBroken = true;
                bodyStart = at;
                return header;
            }
            header.Add(bytes[at..next], colon, mostBytes);
            at = next;
        }
        bodyStart = bytes.Length;
        return header;
    }

    private void Add(ReadOnlySpan<byte> field, int colon, int mostBytes)
    {
        var isTooMuch = field.Length > mostBytes - _kept || _fields.Count == MostFields;
        IsBroken |= isTooMuch || field.Contains((byte)0);
        if (isTooMuch)
            return;
        _kept += field.Length;
        _fields.Add(new HeaderField(CharsetText.Guess(field[..colon]).TrimEnd(), Unfold(CharsetText.Guess(field[(colon + 1)..]))));
    }

    // Folding is white space within a value; what else controls a terminal or a database has no business there.
    private static string Unfold(string value) =>
        string.Create(value.Length, value, static (unfolded, folded) =>
        {
            for (var i = 0; i < folded.Length; i++)
                unfolded[i] = char.IsControl(folded[i]) ? ' ' : folded[i];
        }).Trim();

    // White space before the colon is obsolete but allowed (RFC 5322, 4.5).
    private static bool IsName(ReadOnlySpan<byte> name)
    {
        foreach (var c in name.TrimEnd(" \t"u8))
            if (c is <= (byte)' ' or >= 127)
                return false;
        return true;
    }
}
