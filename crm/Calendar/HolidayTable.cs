using System.Collections.Frozen;

namespace WorkflowCrm.Crm.Calendar;

/// <summary>
/// The announced days off and make-up working days (调休). Immutable; a company that edits its calendar builds a new one.
/// </summary>
public sealed class HolidayTable
{
    /// <summary>Makes a table.</summary>
    /// <param name="daysOff">Days off, whatever their day of the week.</param>
    /// <param name="makeUpDays">Days that are worked although the week would have them off.</param>
    /// <param name="announcedYears">The years whose holidays are known; for the others the plain week is an assumption.</param>
    /// <exception cref="ArgumentException">A date is given twice, or as both a day off and a make-up day.</exception>
    public HolidayTable(IEnumerable<NamedDate> daysOff, IEnumerable<NamedDate> makeUpDays, IEnumerable<int> announcedYears)
    {
        NamedDate[] off = [.. daysOff];
        NamedDate[] worked = [.. makeUpDays];
        var twice = off.Concat(worked).GroupBy(day => day.Date).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
            throw new ArgumentException($"The date {twice.Key:yyyy-MM-dd} is given more than once in the holiday table.");

        DaysOff = off.ToFrozenDictionary(day => day.Date, day => day.Name);
        MakeUpDays = worked.ToFrozenDictionary(day => day.Date, day => day.Name);
        AnnouncedYears = announcedYears.ToFrozenSet();
    }

    /// <summary>A table that knows nothing: the plain week everywhere.</summary>
    public static HolidayTable Empty { get; } = new([], [], []);

    /// <summary>The days off with the name of their festival.</summary>
    public IReadOnlyDictionary<DateOnly, string> DaysOff { get; }

    /// <summary>The make-up working days with the name of the festival that they make up for.</summary>
    public IReadOnlyDictionary<DateOnly, string> MakeUpDays { get; }

    /// <summary>The years whose holidays are announced.</summary>
    public IReadOnlySet<int> AnnouncedYears { get; }
}
