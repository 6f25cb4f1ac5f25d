using System.Globalization;

namespace WorkflowCrm.Engine.Activities.Time;

/// <summary>
/// The days that a cron expression admits. Day of the month and day of the week must both agree. Besides lists the former may be
/// <c>L</c> (the last day), <c>L-3</c>, <c>15W</c> (the working day nearest to the 15th, within the month) or <c>LW</c>; the latter
/// <c>5L</c> (the last Friday) or <c>1#2</c> (the second Monday).
/// </summary>
internal sealed class CronDays
{
    private ulong _days;
    private ulong _weekdays;
    private int _beforeLast = -1;
    private int _nearTo;
    private bool _isWorkday;
    private bool _isLastOfKind;
    private int _nth;

    public static CronDays Read(string days, string weekdays)
    {
        var read = new CronDays();
        read.ReadDays(days.ToUpperInvariant());
        read.ReadWeekdays(weekdays.ToUpperInvariant());
        return read;
    }

    /// <summary>The days of this month on which it may happen, as bits 1 to 31.</summary>
    public ulong Of(int year, int month)
    {
        var last = DateTime.DaysInMonth(year, month);
        var bits = 0UL;
        for (var day = 1; day <= last; day++)
        {
            if (IsDay(year, month, day, last) && IsWeekday(year, month, day, last))
            {
                bits |= 1UL << day;
            }
        }

        return bits;
    }

    private void ReadDays(string text)
    {
        var field = CronField.Day;
        if (text.Length > 1 && text[^1] == 'W')
        {
            _isWorkday = true;
            text = text[..^1];
            if (text[0] != 'L')
            {
                _nearTo = field.ReadNumber(text);
                return;
            }
        }

        if (text[0] != 'L')
        {
            _days = field.Read(text);
        }
        else if (text.Length == 1)
        {
            _beforeLast = 0;
        }
        else
        {
            _beforeLast = text[1] == '-' ? field.Number(text[2..], 0, 30, "The days before the last") : throw field.Wrong($"'{text}' is no day; write L, L-3 or LW.");
        }
    }

    private void ReadWeekdays(string text)
    {
        var field = CronField.Weekday;
        var at = text.IndexOf('#', StringComparison.Ordinal);
        if (at > 0)
        {
            _nth = field.Number(text[(at + 1)..], 1, 5, "The number after '#'");
            _weekdays = field.Read(One(text[..at]));
        }
        else if (text.Length > 1 && text[^1] == 'L')
        {
            _isLastOfKind = true;
            _weekdays = field.Read(One(text[..^1]));
        }
        else
        {
            _weekdays = field.Read(text);
        }

        string One(string day) => string.Create(CultureInfo.InvariantCulture, $"{field.ReadNumber(day)}");
    }

    private bool IsDay(int year, int month, int day, int last)
    {
        var wanted = _nearTo > 0 ? _nearTo : _beforeLast >= 0 ? last - _beforeLast : 0;
        if (wanted == 0)
        {
            return _nearTo == 0 && _beforeLast < 0 && (_days & (1UL << day)) != 0;
        }

        return wanted >= 1 && wanted <= last && day == (_isWorkday ? Workday(year, month, wanted, last) : wanted);
    }

    private bool IsWeekday(int year, int month, int day, int last)
        => (_weekdays & (1UL << (int)new DateTime(year, month, day).DayOfWeek)) != 0
            && (_nth == 0 || (day + 6) / 7 == _nth)
            && (!_isLastOfKind || day + 7 > last);

    /// <summary>Monday to Friday; holidays are not known here.</summary>
    private static int Workday(int year, int month, int day, int last) => new DateTime(year, month, day).DayOfWeek switch
    {
        DayOfWeek.Saturday => day == 1 ? 3 : day - 1,
        DayOfWeek.Sunday => day == last ? day - 2 : day + 1,
        _ => day,
    };
}
