using WorkflowCrm.Engine.Runtime.Jobs;

namespace WorkflowCrm.Host.Outbound;

/// <summary>How one attempt of a call ended.</summary>
/// <param name="Result">What the workflow is told if this was the last attempt.</param>
/// <param name="Again">Whether another attempt may help.</param>
/// <param name="After">How long the server asks to be left alone; null when it does not say.</param>
internal sealed record CallOutcome(HttpCallResult Result, Again Again, TimeSpan? After = null);

/// <summary>Whether a call may be made again.</summary>
internal enum Again
{
    No,

    /// <summary>The server may have done what was asked: only a call that may be repeated is.</summary>
    IfRepeatable,

    /// <summary>The server has never heard of it.</summary>
    Yes,
}
