namespace WorkflowCrm.Host.Pages.Requests;

/// <summary>One step of the line that shows where a request stands.</summary>
/// <param name="Name">In the reader's language.</param>
/// <param name="State">Behind, here, or ahead.</param>
/// <param name="PersonId">Who did it, has it, or would get it; null when it cannot be told yet.</param>
/// <param name="OnBehalfOfId">For whom a deputy acted.</param>
/// <param name="At">Done at, or waiting since; null for what lies ahead.</param>
/// <param name="Outcome">How it was decided.</param>
/// <param name="Why">Why this person, a code; empty when it goes without saying.</param>
public sealed record StepView(
    string Name, StepState State, string? PersonId, string? OnBehalfOfId = null, DateTimeOffset? At = null, string? Outcome = null, string Why = "");

/// <summary>Where a step lies on the line.</summary>
public enum StepState
{
    Done,

    /// <summary>Done, and it ended or turned the request: rejected, returned, lapsed, withdrawn.</summary>
    Stopped,

    /// <summary>The same person had agreed before.</summary>
    Skipped,
    Here,
    Ahead,
}
