namespace WorkflowCrm.Activities.Processes;

/// <summary>The keys under which a decision reaches the step that waits for it.</summary>
internal static class ResumeKeys
{
    public const string Outcome = "outcome";
    public const string Form = "form";
}
