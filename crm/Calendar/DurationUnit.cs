namespace WorkflowCrm.Crm.Calendar;

/// <summary>In what a <see cref="WorkingDuration"/> is measured: working time of the company's calendar, or plain clock time (gap G27).</summary>
public enum DurationUnit
{
    /// <summary><c>wd</c>: as much working time as one ordinary working day holds (8 hours by default).</summary>
    WorkingDay,

    /// <summary><c>wh</c>: one hour of working time.</summary>
    WorkingHour,

    /// <summary><c>wm</c>: one minute of working time.</summary>
    WorkingMinute,

    /// <summary><c>d</c>: 24 hours by the clock.</summary>
    Day,

    /// <summary><c>h</c>: one hour by the clock.</summary>
    Hour,

    /// <summary><c>min</c>: one minute by the clock.</summary>
    Minute,
}
