using System.Globalization;

namespace WorkflowCrm.Engine.Activities.Time;

/// <summary>One field of a cron expression: which of its numbers may be, as bits.</summary>
/// <param name="Name">As messages call it, e.g. "Seconds".</param>
/// <param name="First">The smallest number.</param>
/// <param name="Last">The largest number; 7 for days of the week, where it is Sunday like 0.</param>
/// <param name="Names">What may stand for the numbers from <paramref name="First"/> on.</param>
internal sealed record CronField(string Name, int First, int Last, params string[] Names)
{
    public static readonly CronField Second = new("Seconds", 0, 59);
    public static readonly CronField Minute = new("Minutes", 0, 59);
    public static readonly CronField Hour = new("Hours", 0, 23);
    public static readonly CronField Day = new("Days of month", 1, 31);
    public static readonly CronField Month = new("Months", 1, 12, "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    public static readonly CronField Weekday = new("Days of week", 0, 7, "SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    /// <summary>Reads lists of numbers, names, ranges and steps. A range may run over the end: <c>22-2</c>, <c>FRI-MON</c>.</summary>
    /// <exception cref="FormatException">The text is none of these.</exception>
    public ulong Read(string text)
    {
        var bits = 0UL;
        foreach (var item in text.Split(','))
        {
            bits |= ReadItem(item);
        }

        return this == Weekday ? (bits | (bits >> 7)) & 0x7F : bits;
    }

    /// <exception cref="FormatException">The text is neither a number of this field nor a name.</exception>
    public int ReadNumber(string text)
    {
        var name = Array.FindIndex(Names, one => string.Equals(one, text, StringComparison.OrdinalIgnoreCase));
        return name >= 0 ? First + name : Number(text, First, Last, "Value");
    }

    public int Number(string text, int least, int most, string what)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Wrong(string.Create(CultureInfo.InvariantCulture, $"{what} must be a number between {least} and {most} (all inclusive)."));

    public FormatException Wrong(string reason) => new($"The given cron expression has an invalid format. {Name}: {reason}");

    private ulong ReadItem(string item)
    {
        var parts = item.Split('/');
        if (parts.Length > 2)
        {
            throw Wrong($"'{item}' has more than one step.");
        }

        var hasStep = parts.Length == 2;
        var (from, to) = ReadRange(parts[0], hasStep);
        var step = hasStep ? Number(parts[1], 1, Last, "Step") : 1;
        // Sunday is there twice, so a week has one day less than the numbers say.
        var span = this == Weekday ? 7 : Last - First + 1;
        var length = to >= from ? to - from : to - from + span;
        var bits = 0UL;
        for (var i = 0; i <= length; i += step)
        {
            var number = from + i;
            bits |= 1UL << (number > Last ? number - span : number);
        }

        return bits;
    }

    private (int From, int To) ReadRange(string text, bool hasStep)
    {
        if (text is "*" or "?")
        {
            return text == "*" || this == Day || this == Weekday
                ? (First, this == Weekday ? 6 : Last)
                : throw Wrong("'?' may only stand for days; write '*'.");
        }

        // A name may hold no hyphen, and neither may a number: the first one parts the range.
        var hyphen = text.IndexOf('-', StringComparison.Ordinal);
        if (hyphen >= 0)
        {
            return (ReadNumber(text[..hyphen]), ReadNumber(text[(hyphen + 1)..]));
        }

        var only = ReadNumber(text);
        return (only, hasStep ? Math.Max(only, this == Weekday ? 6 : Last) : only);
    }
}
