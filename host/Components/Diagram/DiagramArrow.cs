namespace WorkflowCrm.Host.Components.Diagram;

/// <summary>An arrow between two steps; several outcomes that lead to the same step share one.</summary>
/// <param name="SourceId">The path of the step that it leaves.</param>
/// <param name="TargetId">The path of the step that it leads to.</param>
/// <param name="Outcomes">The outcomes that take it.</param>
/// <param name="Line">Its corners, from the source's edge to the target's.</param>
public sealed record DiagramArrow(string SourceId, string TargetId, IReadOnlyList<string> Outcomes, IReadOnlyList<Spot> Line)
{
    /// <summary>Whether the outcomes are worth a word: the plain one goes without saying.</summary>
    public bool HasLabel => Outcomes is not ["Done"];
}
