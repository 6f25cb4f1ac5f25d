using System.Globalization;

namespace WorkflowCrm.Host.Components;

/// <summary>Puts instants and stretches of time into words, in the reader's zone and language.</summary>
/// <param name="texts">The words.</param>
/// <param name="zone">The reader's zone.</param>
/// <param name="now">The moment of reading.</param>
public sealed class Moments(Texts texts, TimeZoneInfo zone, DateTimeOffset now)
{
    private static CultureInfo Culture => CultureInfo.GetCultureInfo(Texts.CurrentLanguage);

    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone);

    public DateOnly Today => DateOnly.FromDateTime(Local(now).DateTime);

    /// <summary>With day of the week and zone, for who wants to know exactly.</summary>
    public string Absolute(DateTimeOffset instant) =>
        Local(instant).ToString(texts["time.absolute"], Culture) + texts.Get("time.in-zone", ("zone", ZoneName(instant)));

    /// <summary>“3 分钟前” while near, then the day, then the date.</summary>
    public string Relative(DateTimeOffset instant)
    {
        var ago = now - instant;
        if (ago.Duration() < TimeSpan.FromMinutes(1))
            return texts["time.just-now"];
        if (ago >= TimeSpan.Zero && ago < TimeSpan.FromHours(12))
            return texts.Get("time.ago", ("span", Span(ago, 1)));
        if (ago < TimeSpan.Zero && ago > TimeSpan.FromHours(-12))
            return texts.Get("time.ahead", ("span", Span(-ago, 1)));
        return Point(instant);
    }

    /// <summary>The moment as one would say it today: “今天 17:40”, “周一 09:40”, “11月25日 10:00”.</summary>
    public string Point(DateTimeOffset instant)
    {
        var local = Local(instant);
        var day = DateOnly.FromDateTime(local.DateTime);
        return (day.DayNumber - Today.DayNumber) switch
        {
            0 => texts.Get("time.today", ("time", Clock(local))),
            1 => texts.Get("time.tomorrow", ("time", Clock(local))),
            -1 => texts.Get("time.yesterday", ("time", Clock(local))),
            _ => texts.Get("time.day", ("day", Day(day)), ("time", Clock(local))),
        };
    }

    /// <summary>The date, with the year when it is another one than today's, and the day of the week when it is near.</summary>
    public string Day(DateOnly day)
    {
        if (day.Year != Today.Year)
            return day.ToString(texts["time.date-format"], Culture);
        var text = day.ToString(texts["time.month-day-format"], Culture);
        return Math.Abs(day.DayNumber - Today.DayNumber) > 7
            ? text
            : texts.Get("time.day-and-weekday", ("day", text), ("weekday", day.ToString("ddd", Culture)));
    }

    /// <summary>The first day of a stretch of whole days, or its first moment.</summary>
    public string Beginning(DateTimeOffset from) => Local(from).TimeOfDay == TimeSpan.Zero ? Day(DateOnly.FromDateTime(Local(from).DateTime)) : Point(from);

    /// <summary>The last day of a stretch of whole days, or the moment at which it ends.</summary>
    public string Ending(DateTimeOffset until) =>
        Local(until).TimeOfDay == TimeSpan.Zero ? Day(DateOnly.FromDateTime(Local(until).DateTime).AddDays(-1)) : Point(until);

    public string Date(DateOnly day) => day.ToString(texts["time.date-format"], Culture);

    /// <summary>The largest units of a stretch of time, rounded down: “2 小时 10 分”.</summary>
    /// <param name="span">Not negative.</param>
    /// <param name="parts">How many units at most.</param>
    public string Span(TimeSpan span, int parts = 2)
    {
        (int Count, string Unit)[] units =
        [
            ((int)span.TotalDays, "day"), (span.Hours, "hour"), (span.Minutes, "minute"),
        ];
        var first = Array.FindIndex(units, u => u.Count > 0);
        if (first < 0)
            return texts["span.less-than-a-minute"];
        return string.Join(texts["span.separator"], units.Skip(first).Take(parts).Where(u => u.Count > 0)
            .Select(u => texts.Get(u.Count == 1 ? $"span.{u.Unit}.one" : $"span.{u.Unit}", ("n", u.Count.ToString(CultureInfo.InvariantCulture)))));
    }

    private static string Clock(DateTimeOffset local) => local.ToString("HH:mm", CultureInfo.InvariantCulture);

    private string ZoneName(DateTimeOffset instant)
    {
        var offset = zone.GetUtcOffset(instant);
        return string.Create(CultureInfo.InvariantCulture, $"UTC{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}");
    }
}
