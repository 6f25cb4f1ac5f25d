using System.Globalization;

namespace WorkflowCrm.Host.Mail.Mime;

/// <summary>Dates of RFC 5322, in the older forms as well.</summary>
internal static class MailDates
{
    private const int LongestDate = 100;

    private static readonly string[] s_months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>The moment, null when the text is no date.</summary>
    public static DateTimeOffset? Read(string? text)
    {
        if (text is null || text.Length > LongestDate)
            return null;
        var words = AsciiCase.Lower(text.Split('(')[0]).Replace(',', ' ').Replace('-', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (words.Count > 0 && !char.IsAsciiDigit(words[0][0]))
            words.RemoveAt(0);
        // The minus of a zone has become a space.
        var isWest = text.Split('(')[0].LastIndexOf('-') > text.LastIndexOf(':');
        if (words.Count < 4 || Number(words[0]) is not { } day || Month(words[1]) is not { } month || Number(words[2]) is not { } year)
            return null;
        var time = words[3].Split(':').Select(Number).ToArray();
        if (time.Length is < 2 or > 3 || time.Any(part => part is null))
            return null;
        year += year < 50 ? 2000 : year < 1000 ? 1900 : 0;
        var (hour, minute, second) = (time[0]!.Value, time[1]!.Value, Math.Min(time.Length == 3 ? time[2]!.Value : 0, 59));
        if (year is < 1970 or > 9000 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59)
            return null;
        var local = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified);
        return new DateTimeOffset(local, Zone(words.ElementAtOrDefault(4) ?? "", isWest));
    }

    private static int? Month(string word) => word.Length >= 3 && Array.IndexOf(s_months, word[..3]) is var index and >= 0 ? index + 1 : null;

    private static int? Number(string word) =>
        word.Length <= 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // A zone that nobody knows counts as UTC, as RFC 5322 has it.
    private static TimeSpan Zone(string word, bool isWest)
    {
        var known = word switch { "est" or "cdt" => -5, "edt" => -4, "cst" or "mdt" => -6, "mst" or "pdt" => -7, "pst" => -8, _ => 0 };
        if (word.TrimStart('+') is not { Length: 4 } digits || Number(digits) is not { } number || number % 100 > 59 || number > 1400)
            return TimeSpan.FromHours(known);
        var offset = new TimeSpan(number / 100, number % 100, 0);
        return isWest ? -offset : offset;
    }
}
