namespace WorkflowCrm.Host.Demo.Customers;

/// <summary>When each customer was registered (and so numbered), when the file was last touched, and which files lack something.</summary>
internal static class DraftDates
{
    public static void Fill(List<CustomerDraft> drafts, DemoDay day, DemoRandom random)
    {
        // Same month, ascending: the first of a collision keeps the plain number.
        var turn = 0;
        foreach (var draft in drafts)
            draft.RegisteredAt = Moment(MonthStart(day, draft.Edge?.MonthsAgo ?? MonthsAgo(draft, day, random)), turn++, day);

        var incomplete = random.Shuffle(drafts.Where(d => d.Edge is null && d.RegisteredAt < MonthStart(day, 2))).Take(CustomerTable.Incomplete).ToList();
        foreach (var draft in incomplete)
            draft.Incomplete = true;
        var untouched = incomplete.Take(CustomerTable.IncompleteAndUntouched).ToHashSet();
        foreach (var draft in drafts)
        {
            var touched = untouched.Contains(draft) ? MonthStart(day, 1).AddDays(-random.Between(2, 20))
                : draft.Incomplete ? MonthStart(day, 1).AddDays(random.Between(1, 24))
                : day.Start.AddDays(-random.Between(1, 300));
            draft.UpdatedAt = touched < draft.RegisteredAt ? draft.RegisteredAt : touched;
        }
    }

    /// <summary>Customers with contracts are older than the oldest contract; prospects came in during the last year and a half.</summary>
    private static int MonthsAgo(CustomerDraft draft, DemoDay day, DemoRandom random) =>
        draft.IsReserve ? random.Between(1, 18) : random.Between(26, 70);

    /// <summary>Midnight (UTC instant of the company's clock) at which the month began.</summary>
    private static DateTimeOffset MonthStart(DemoDay day, int monthsAgo)
    {
        var month = new DateOnly(day.Date.Year, day.Date.Month, 1).AddMonths(-monthsAgo);
        return day.Calendar.At(month, TimeOnly.MinValue);
    }

    /// <summary>A working moment of the month, later for a later turn.</summary>
    private static DateTimeOffset Moment(DateTimeOffset monthStart, int turn, DemoDay day)
    {
        var firstDay = day.Calendar.Days.NthOfMonth(day.Calendar.LocalDate(monthStart).Year, day.Calendar.LocalDate(monthStart).Month, 1 + (turn / 14));
        return day.Calendar.At(firstDay, new TimeOnly(9, 5)).AddMinutes(turn % 14 * 33);
    }
}
