namespace WorkflowCrm.Crm.Calendar;

/// <summary>A date and the festival that makes it a day off or a make-up working day.</summary>
/// <param name="Date">The date, by the company's time zone.</param>
/// <param name="Name">The festival's name as announced, e.g. 春节.</param>
public sealed record NamedDate(DateOnly Date, string Name);
