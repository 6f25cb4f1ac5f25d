using System.Numerics;

namespace WorkflowCrm.Engine.Activities.Time;

/// <summary>
/// Moments said in six fields: seconds, minutes, hours, day of the month, month, day of the week (0 and 7 are Sunday, 1 is Monday). It reads
/// what Elsa 3 reads, so a definition means here what it meant there; programs that count Sunday as 1 must not be given the text but asked
/// with <see cref="Next"/>.
/// </summary>
public sealed class CronExpression
{
    private const int YearsAhead = 50;

    private static readonly Dictionary<string, string> s_short = new(StringComparer.OrdinalIgnoreCase)
    {
        ["@every_second"] = "* * * * * *",
        ["@every_minute"] = "0 * * * * *",
        ["@hourly"] = "0 0 * * * *",
        ["@daily"] = "0 0 0 * * *",
        ["@midnight"] = "0 0 0 * * *",
        ["@weekly"] = "0 0 0 * * 0",
        ["@monthly"] = "0 0 0 1 * *",
        ["@yearly"] = "0 0 0 1 1 *",
        ["@annually"] = "0 0 0 1 1 *",
    };

    private readonly string _text;
    private readonly ulong _seconds;
    private readonly ulong _minutes;
    private readonly ulong _hours;
    private readonly ulong _months;
    private readonly CronDays _days;

    /// <summary>Whether it says "every so often" rather than "at this time of day"; the two differ on the days when clocks are changed.</summary>
    private readonly bool _isInterval;

    private CronExpression(string text, string[] fields)
    {
        _text = text;
        _seconds = CronField.Second.Read(fields[0]);
        _minutes = CronField.Minute.Read(fields[1]);
        _hours = CronField.Hour.Read(fields[2]);
        _months = CronField.Month.Read(fields[4]);
        _days = CronDays.Read(fields[3], fields[5]);
        _isInterval = fields[..3].Any(field => field.AsSpan().IndexOfAny("*/-") >= 0);
    }

    /// <exception cref="FormatException">The text is no cron expression; the message names the field and says what may stand there.</exception>
    public static CronExpression Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        var fields = s_short.GetValueOrDefault(trimmed, trimmed).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length == 6)
        {
            return new CronExpression(trimmed, fields);
        }

        if (fields.Length > 0)
        {
            // The first field tells most about a text that was never meant to be one.
            CronField.Second.Read(fields[0]);
        }

        throw new FormatException(
            $"The given cron expression has an invalid format. It has {fields.Length} fields; six are needed: "
            + "seconds, minutes, hours, day of month, month, day of week.");
    }

    /// <summary>
    /// The first moment (UTC) after an instant; null when there is none within fifty years, e.g. on a 30 February.
    /// What falls into the hour that is left out when clocks go forward happens as soon as that hour is over; what falls into the hour
    /// that comes twice happens once, or in both when it is said as "every so often".
    /// </summary>
    public DateTimeOffset? Next(DateTimeOffset after, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return _isInterval ? NextTurn(after, zone) : NextTimeOfDay(after, zone);
    }

    /// <summary>The text as it was given.</summary>
    public override string ToString() => _text;

    private DateTimeOffset? NextTimeOfDay(DateTimeOffset after, TimeZoneInfo zone)
    {
        var wall = Find(TimeZoneInfo.ConvertTime(after, zone).DateTime, isIncluded: false);
        while (wall is { } found)
        {
            var moment = new DateTimeOffset(found, OffsetOf(found, zone));
            if (zone.IsInvalidTime(found))
            {
                moment = Change(moment.AddHours(-3), moment.AddHours(3), zone);
            }

            if (moment > after)
            {
                return moment.ToUniversalTime();
            }

            wall = Find(found, isIncluded: false);
        }

        return null;
    }

    private DateTimeOffset? NextTurn(DateTimeOffset after, TimeZoneInfo zone)
    {
        var from = after;
        var isIncluded = false;
        while (true)
        {
            var offset = zone.GetUtcOffset(from);
            if (Find(from.ToOffset(offset).DateTime, isIncluded) is not { } wall)
            {
                return null;
            }

            var moment = new DateTimeOffset(wall, offset);
            if (zone.GetUtcOffset(moment) == offset)
            {
                return moment.ToUniversalTime();
            }

            // Clocks are changed before then: look on from there, at what they say from then on.
            from = Change(from, moment, zone);
            isIncluded = true;
        }
    }

    /// <summary>Of a time that comes twice, the first one.</summary>
    private static TimeSpan OffsetOf(DateTime wall, TimeZoneInfo zone)
        => zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Max() : zone.GetUtcOffset(wall);

    /// <summary>The second at which clocks are changed between two instants that differ in their offset.</summary>
    private static DateTimeOffset Change(DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone)
    {
        var before = zone.GetUtcOffset(from);
        var (low, high) = (from.ToUnixTimeSeconds(), to.ToUnixTimeSeconds());
        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            if (zone.GetUtcOffset(DateTimeOffset.FromUnixTimeSeconds(middle)) == before)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return DateTimeOffset.FromUnixTimeSeconds(high);
    }

    /// <summary>The first time on the wall's clock that all fields admit.</summary>
    private DateTime? Find(DateTime after, bool isIncluded)
    {
        var start = new DateTime(after.Ticks - after.Ticks % TimeSpan.TicksPerSecond);
        if (start < after || !isIncluded)
        {
            start = start.AddSeconds(1);
        }

        for (var month = new DateTime(start.Year, start.Month, 1); month.Year <= start.Year + YearsAhead && month.Year < 9999; month = month.AddMonths(1))
        {
            if (!Has(_months, month.Month))
            {
                continue;
            }

            for (var days = _days.Of(month.Year, month.Month); days != 0; days &= days - 1)
            {
                var day = month.AddDays(BitOperations.TrailingZeroCount(days) - 1);
                if (day >= start.Date && TimeOf(day > start ? TimeSpan.Zero : start.TimeOfDay) is { } time)
                {
                    return day + time;
                }
            }
        }

        return null;
    }

    /// <summary>The first time of day from this one on.</summary>
    private TimeSpan? TimeOf(TimeSpan from)
    {
        for (var hour = from.Hours; hour < 24; hour++)
        {
            if (!Has(_hours, hour))
            {
                continue;
            }

            for (var minute = hour == from.Hours ? from.Minutes : 0; minute < 60; minute++)
            {
                var isNow = hour == from.Hours && minute == from.Minutes;
                if (Has(_minutes, minute) && (_seconds >> (isNow ? from.Seconds : 0)) is var seconds and not 0)
                {
                    return new TimeSpan(hour, minute, BitOperations.TrailingZeroCount(seconds) + (isNow ? from.Seconds : 0));
                }
            }
        }

        return null;
    }

    private static bool Has(ulong bits, int number) => (bits & (1UL << number)) != 0;
}
