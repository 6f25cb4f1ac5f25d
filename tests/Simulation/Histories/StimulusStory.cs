namespace WorkflowCrm.Simulation.Tests.Histories;

/// <summary>What has become of a stimulus.</summary>
internal sealed class StimulusStory
{
    /// <summary>Until when it does nothing when it is sent again.</summary>
    public DateTimeOffset ReceivedUntil { get; set; }

    /// <summary>How many bookmarks it was given; one that is kept counts as given to one.</summary>
    public int MayResume { get; set; }

    public int Resumed { get; set; }
}
