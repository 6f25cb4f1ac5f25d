namespace WorkflowCrm.Engine.Compilation;

/// <summary>An arrow of a flowchart; source and target are positions among the flowchart's children.</summary>
/// <param name="Key">Names the arrow in stored states: <c>source:port->target</c>.</param>
internal sealed record FlowEdge(int Number, int Source, string Port, int Target, string Key)
{
    /// <summary>Whether these outcomes lead along this arrow.</summary>
    public bool IsFollowedBy(IReadOnlyList<string> outcomes)
    {
        for (var i = 0; i < outcomes.Count; i++)
        {
            if (outcomes[i] == Port)
            {
                return true;
            }
        }

        return false;
    }
}
