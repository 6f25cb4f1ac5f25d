namespace WorkflowCrm.Engine.Activities.Flow;

/// <summary>How many cases of a switch may apply.</summary>
internal enum SwitchMode
{
    MatchFirst,
    MatchAny,
}
