namespace WorkflowCrm.Crm.Calendar;

/// <summary>One date of a reckoning: what kind of day it was, and what was counted of it.</summary>
/// <param name="Date">The date by the company's time zone.</param>
/// <param name="Kind">Why it counts or not.</param>
/// <param name="Festival">The festival of a holiday or make-up day, e.g. 国庆节; null for others.</param>
/// <param name="Counted">The working time counted on that date, in order; empty for days off and for a day that was already over at the start.</param>
public sealed record ReckonedDay(DateOnly Date, DayKind Kind, string? Festival, IReadOnlyList<CountedSpan> Counted)
{
    /// <summary>The sum of what was counted on that date.</summary>
    public TimeSpan Time => Counted.Aggregate(TimeSpan.Zero, (sum, span) => sum + span.Length);
}
