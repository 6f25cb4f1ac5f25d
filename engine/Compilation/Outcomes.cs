namespace WorkflowCrm.Engine.Compilation;

/// <summary>Lists of outcomes that are used all the time.</summary>
internal static class Outcomes
{
    public const string Done = "Done";

    /// <summary>The outcome of an activity that names none.</summary>
    public static readonly string[] Default = [Done];

    /// <summary>The outcomes of a node that was passed over or cancelled.</summary>
    public static readonly string[] None = [];
}
