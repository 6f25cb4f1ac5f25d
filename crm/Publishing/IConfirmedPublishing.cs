namespace WorkflowCrm.Crm.Publishing;

/// <summary>Publishes what a second person has confirmed. Runs inside the unit of work of the step that calls it.</summary>
public interface IConfirmedPublishing
{
    /// <summary>
    /// Publishes exactly the text that was shown to the confirmer: the version that the request of this instance names, if it has not
    /// been changed since, if its check finds no error now, and if somebody entitled has confirmed it.
    /// </summary>
    Task<PublishingOutcome> PublishAsync(string instanceId, CancellationToken cancellationToken);
}
