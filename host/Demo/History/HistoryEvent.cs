namespace WorkflowCrm.Host.Demo.History;

/// <summary>One thing that somebody did in the past of the demo company.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Story">Which request of history.json it belongs to; null for a reading without one.</param>
/// <param name="PersonId">Who submits or reads; null where whoever has the open task acts.</param>
/// <param name="CustomerNumber">Whose archive.</param>
/// <param name="Reason">Why it was rejected.</param>
internal sealed record HistoryEvent(DateTimeOffset At, Deed Deed, int? Story, string? PersonId, string CustomerNumber, string? Reason = null);

internal enum Deed
{
    Submit,

    /// <summary>Approves an approval, does a piece of work.</summary>
    Act,
    Reject,
    Read,

    /// <summary>The reader is done before the grant ends.</summary>
    Return,
}
