namespace WorkflowCrm.Host.StartUp;

/// <summary>The invented company that a new installation in Development starts with.</summary>
public interface IDemoCompany
{
    /// <summary>Founds it when the database holds no person yet.</summary>
    /// <returns>True when its past is still to be played, also one that an earlier start could not finish.</returns>
    Task<bool> FoundIfEmptyAsync(CancellationToken cancellationToken);

    /// <summary>Plays its past, or what is left of it, and sets the clock to the demo day. No job may run meanwhile.</summary>
    Task PlayPastAsync(CancellationToken cancellationToken);
}
