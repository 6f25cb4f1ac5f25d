namespace WorkflowCrm.Engine.Activities;

/// <summary>
/// Describes an activity to the designer and gives it its type name in definitions.
/// English texts stand here; the Chinese ones are in <c>workflows/texts/activities.zh-CN.json</c>
/// under the type name, and a test refuses an activity without them.
/// </summary>
/// <param name="type">The registered type name, e.g. <c>Elsa.FlowDecision</c> or <c>WorkflowCrm.RequestApproval</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ActivityAttribute(string type) : Attribute
{
    public string Type { get; } = type;

    public string DisplayName { get; init; } = "";

    public string Description { get; init; } = "";

    public string Category { get; init; } = "";

    /// <summary>The outcome names that the designer offers as ports; "Done" when empty.</summary>
    public string[] Outcomes { get; init; } = [];

    /// <summary>May start an instance (a trigger) when its node says <c>canStartWorkflow</c>.</summary>
    public bool IsTrigger { get; init; }

    /// <summary>The flow that contains it ends when it completes (End, Finish, Complete, Break).</summary>
    public bool IsTerminal { get; init; }

    /// <summary>It never waits for anything itself, though what it contains may. A loop of such activities alone is found before it runs.</summary>
    public bool NeverWaits { get; init; }

    /// <summary>Not offered for drawing: it works only in a process of the program's own.</summary>
    public bool IsHidden { get; init; }
}
