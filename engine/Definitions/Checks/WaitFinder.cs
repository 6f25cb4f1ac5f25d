using System.Text.RegularExpressions;
using WorkflowCrm.Engine.Activities;

namespace WorkflowCrm.Engine.Definitions.Checks;

/// <summary>Says of nodes with all that they contain whether they may wait, may end what contains them, or may change a value.</summary>
internal sealed partial class WaitFinder(ActivityCatalogue catalogue)
{
    /// <summary>An activity that is not known to end at once may wait; one that does not exist fails, so it does not.</summary>
    public bool MayWait(ActivityNode node)
        => catalogue.Find(node.Type) is { NeverWaits: false } || IsWorkflow(node) || node.Children.Any(child => MayWait(child.Node));

    /// <summary>Break, End and the like, a failure, or an activity that does not exist.</summary>
    public bool MayEnd(ActivityNode node)
        => catalogue.Find(node.Type) is null or { IsTerminal: true } or { Type: "Elsa.Fault" } || node.Children.Any(child => MayEnd(child.Node));

    /// <summary>Whether running the node may change what a condition looks at.</summary>
    public static bool Changes(ActivityNode node)
        => node.Type is "Elsa.SetVariable" or "Elsa.RunJavaScript" || ChangesValues().IsMatch(node.Raw.ToJsonString()) || node.Children.Any(child => Changes(child.Node));

    private static bool IsWorkflow(ActivityNode node) => node.WorkflowDefinitionId is not null || node.WorkflowDefinitionVersionId is not null;

    [GeneratedRegex(@"""memoryReference""|\bset[A-Z]\w*\s*\(|\bvariables\.", RegexOptions.CultureInvariant)]
    private static partial Regex ChangesValues();
}
