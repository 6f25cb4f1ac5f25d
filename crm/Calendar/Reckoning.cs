namespace WorkflowCrm.Crm.Calendar;

/// <summary>
/// How a due time came about: the answer to “why this moment?”, in facts that a page puts into words.
/// </summary>
/// <param name="Start">The start as given, in UTC.</param>
/// <param name="Duration">What was counted off.</param>
/// <param name="Due">The end of it, in UTC; the same as <see cref="WorkingCalendar.Add(DateTimeOffset, WorkingDuration)"/> gives.</param>
/// <param name="Days">Every date from the start to the due time; empty when plain clock time was counted.</param>
public sealed record Reckoning(DateTimeOffset Start, WorkingDuration Duration, DateTimeOffset Due, IReadOnlyList<ReckonedDay> Days)
{
    /// <summary>When counting began: <see cref="Start"/>, or the next opening when the start was outside working hours.</summary>
    public DateTimeOffset CountedFrom => Days.SelectMany(day => day.Counted).Select(span => span.From).DefaultIfEmpty(Start).First();

    /// <summary>The stretches of time that were counted, in order; together they are the duration.</summary>
    public IReadOnlyList<CountedSpan> Counted =>
        Duration.CountsWorkingTime ? [.. Days.SelectMany(day => day.Counted)] : [new(Start, Due)];

    /// <summary>The announced holidays that were skipped, with their festivals.</summary>
    public IReadOnlyList<NamedDate> HolidaysSkipped => Named(DayKind.Holiday);

    /// <summary>The make-up working days that were counted, with their festivals.</summary>
    public IReadOnlyList<NamedDate> MakeUpDaysUsed => Named(DayKind.MakeUpDay);

    /// <summary>The ordinary days off that were skipped.</summary>
    public IReadOnlyList<DateOnly> WeekendDaysSkipped => [.. Days.Where(day => day.Kind == DayKind.Weekend).Select(day => day.Date)];

    /// <summary>Years touched whose holidays are not announced: for them the plain week was assumed, and the due time may still move.</summary>
    public required IReadOnlyList<int> UnannouncedYears { get; init; }

    private NamedDate[] Named(DayKind kind) =>
        [.. Days.Where(day => day.Kind == kind && (kind != DayKind.MakeUpDay || day.Counted.Count > 0)).Select(day => new NamedDate(day.Date, day.Festival ?? ""))];
}
