namespace WorkflowCrm.Crm.Publishing;

/// <summary>What became of a publication that was to be confirmed; the names are the outcomes of the activity.</summary>
public enum PublishingOutcome
{
    Published,

    /// <summary>The draft is not the one that was shown, or it is gone; nothing was published.</summary>
    Changed,

    /// <summary>The check finds errors now; nothing was published.</summary>
    Blocked,

    /// <summary>Nobody who may has confirmed it; nothing was published.</summary>
    Unconfirmed,
}
