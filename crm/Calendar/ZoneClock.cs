namespace WorkflowCrm.Crm.Calendar;

/// <summary>Wall-clock times of a zone to instants and back, also across daylight-saving changes.</summary>
internal static class ZoneClock
{
    /// <summary>The date that the zone's wall calendar shows at that instant.</summary>
    public static DateOnly DateOf(this TimeZoneInfo zone, DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>
    /// The instant (UTC) of a wall-clock time. A time that the clock skips is the moment of the skip; a time that it shows twice is the second one:
    /// so later wall-clock times are never earlier instants.
    /// </summary>
    public static DateTimeOffset InstantOf(this TimeZoneInfo zone, DateOnly date, TimeSpan sinceMidnight)
    {
        var wall = date.ToDateTime(TimeOnly.MinValue).Add(sinceMidnight);
        if (zone.SupportsDaylightSavingTime)
        {
            while (zone.IsInvalidTime(wall))
                wall = wall.AddMinutes(1);
        }

        return new DateTimeOffset(wall.Ticks, TimeSpan.Zero) - zone.GetUtcOffset(wall);
    }
}
