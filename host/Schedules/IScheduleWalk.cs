namespace WorkflowCrm.Host.Schedules;

/// <summary>Lets the moments of schedules come one by one while the development clock is moved over them.</summary>
public interface IScheduleWalk
{
    /// <summary>The first moment (UTC) that has not come yet; null when no schedule has any.</summary>
    Task<DateTimeOffset?> NextAsync(CancellationToken cancellationToken);

    /// <summary>Starts what has come by the clock.</summary>
    /// <returns>How many schedules had something to start.</returns>
    Task<int> StartDueAsync(CancellationToken cancellationToken);

    /// <summary>The clock runs again: alarms that were set for another time are set anew.</summary>
    Task ArriveAsync(CancellationToken cancellationToken);
}
