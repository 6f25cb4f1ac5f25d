namespace WorkflowCrm.Crm.Calendar;

/// <summary>A stretch of working time within one day, by the wall clock of the company's time zone.</summary>
/// <param name="Start">The first moment that is working time.</param>
/// <param name="End">The first moment after it; 00:00 means midnight at the day's end.</param>
public readonly record struct WorkingWindow(TimeOnly Start, TimeOnly End)
{
    /// <summary>The start, counted from midnight.</summary>
    public TimeSpan StartOffset => Start.ToTimeSpan();

    /// <summary>The end, counted from midnight; 24 hours when the window reaches midnight.</summary>
    public TimeSpan EndOffset => End == TimeOnly.MinValue ? TimeSpan.FromDays(1) : End.ToTimeSpan();

    /// <summary>How much working time the window holds.</summary>
    public TimeSpan Length => EndOffset - StartOffset;
}
