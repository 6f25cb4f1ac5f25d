namespace WorkflowCrm.Crm.Calendar;

/// <summary>Why a date is, or is not, a working day.</summary>
public enum DayKind
{
    /// <summary>An ordinary working day of the week.</summary>
    WorkingDay,

    /// <summary>A day of the weekend on which the company works to make up for a holiday (调休).</summary>
    MakeUpDay,

    /// <summary>A day off of the week.</summary>
    Weekend,

    /// <summary>An announced day off, whatever its day of the week.</summary>
    Holiday,
}
