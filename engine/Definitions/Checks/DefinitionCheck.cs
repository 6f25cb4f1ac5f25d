using System.Globalization;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Definitions.Checks;

/// <summary>Says in words what is wrong with a definition, before it runs.</summary>
public static class DefinitionCheck
{
    /// <summary>Checks everything that can be known without running the definition.</summary>
    public static IReadOnlyList<DefinitionFinding> Check(WorkflowDefinition definition, ActivityCatalogue catalogue, EngineLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(catalogue);
        return Find(definition, catalogue, limits).All;
    }

    /// <summary>As <see cref="Check"/>, and checks the workflows that the definition uses and what starts it.</summary>
    /// <param name="triggers">Works out what starts the definition; null leaves that out.</param>
    public static async ValueTask<IReadOnlyList<DefinitionFinding>> CheckAsync(
        WorkflowDefinition definition, ActivityCatalogue catalogue, IDefinitionStore definitions, EngineLimits? limits, TriggerReader? triggers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(definitions);
        var findings = Find(definition, catalogue, limits);
        await new ChildCheck(catalogue, definitions, findings, cancellationToken).CheckAsync(definition);
        if (triggers is not null)
        {
            // What the activity itself has found wrong with an input says it better.
            var found = (await triggers.ReadAsync(definition, cancellationToken)).Findings;
            findings.AddRange(found.Where(one => !findings.All.Any(known => known.NodeId == one.NodeId && known.Severity == FindingSeverity.Error)));
        }

        return findings.All;
    }

    private static FindingList Find(WorkflowDefinition definition, ActivityCatalogue catalogue, EngineLimits? limits)
    {
        var findings = new FindingList();
        CheckSettings(definition, findings);
        CheckParameters(definition, findings);
        CheckVariables(definition.Variables, null, findings);
        CheckNames(definition, findings);
        var expressions = new ExpressionCheck(catalogue, findings);
        Visit(definition.Root, VariableNames.Of(definition), 1, (limits ?? new EngineLimits()).NestingDepth, catalogue, expressions, findings);
        var (inputs, loops) = (new InputCheck(catalogue, findings), new LoopCheck(catalogue, findings));
        foreach (var node in definition.Nodes())
        {
            inputs.Check(node);
            loops.Check(node);
        }

        return findings;
    }

    private static void Visit(
        ActivityNode node, VariableNames scope, int depth, int limit, ActivityCatalogue catalogue, ExpressionCheck expressions, FindingList findings)
    {
        if (depth > limit)
        {
            findings.Error(
                FindingCodes.NestedTooDeeply,
                node,
                string.Create(CultureInfo.InvariantCulture, $"'{NameOf(node)}' is nested more than {limit} levels deep."),
                limit.ToString(CultureInfo.InvariantCulture));
            return;
        }

        if (catalogue.Find(node.Type) is null && node.WorkflowDefinitionId is null && node.WorkflowDefinitionVersionId is null)
        {
            findings.Error(FindingCodes.UnknownActivity, node, $"'{NameOf(node)}' is of the type '{node.Type}', which does not exist here. Take another, or publish the workflow that it means.", node.Type);
        }

        CheckVariables(node.Variables, node, findings);
        var inner = scope.With(node);
        expressions.Check(node, inner);
        if (node.Type == "Elsa.Flowchart")
        {
            FlowchartCheck.Check(node, catalogue, findings);
        }

        foreach (var child in node.Children)
        {
            Visit(child.Node, inner, depth + 1, limit, catalogue, expressions, findings);
        }
    }

    private static void CheckSettings(WorkflowDefinition definition, FindingList findings)
    {
        if (definition is { FlowchartModeText: { Length: > 0 } mode, FlowchartMode: null })
        {
            WarnOfSetting(findings, null, WorkflowDefinition.FlowchartModeProperty, mode, "CounterBased, TokenBased");
        }

        foreach (var node in definition.Nodes().Where(node => node is { MergeModeText: { Length: > 0 }, MergeMode: null }))
        {
            WarnOfSetting(findings, node, "mergeMode", node.MergeModeText!, "None, Stream, Merge, Converge, Cascade, Race");
        }
    }

    private static void WarnOfSetting(FindingList findings, ActivityNode? node, string setting, string value, string allowed) => findings.Warn(
        FindingCodes.UnknownSetting, node, $"The setting '{setting}' has the unknown value '{value}' and is not heeded; it may be one of {allowed}.", setting, value, allowed);

    private static void CheckParameters(WorkflowDefinition definition, FindingList findings)
    {
        foreach (var name in Repeated(definition.Inputs.Select(input => input.Name)).Concat(Repeated(definition.Outputs.Select(output => output.Name))))
        {
            findings.Error(FindingCodes.DuplicateParameter, null, $"The workflow declares '{name}' twice.", name);
        }

        foreach (var input in definition.Inputs.Where(input => !input.IsPersistent))
        {
            findings.Warn(
                FindingCodes.InputNotKept,
                null,
                $"The input '{input.Name}' names no storage: it is forgotten as soon as the workflow waits for something.",
                input.Name);
        }
    }

    private static void CheckVariables(IReadOnlyList<VariableDefinition> variables, ActivityNode? owner, FindingList findings)
    {
        foreach (var name in Repeated(variables.Select(variable => variable.Name)))
        {
            findings.Warn(FindingCodes.DuplicateVariable, owner, $"The variable '{name}' is declared twice; only the first is ever used.", name);
        }

        foreach (var variable in variables.Where(variable => TypeAliases.Find(variable.TypeName) is null))
        {
            findings.Warn(
                FindingCodes.UnknownType,
                owner,
                $"The variable '{variable.Name}' is of the unknown type '{variable.TypeName}'; it takes any value.",
                variable.Name,
                variable.TypeName);
        }
    }

    private static void CheckNames(WorkflowDefinition definition, FindingList findings)
    {
        var nodes = definition.Nodes().ToArray();
        foreach (var group in nodes.GroupBy(node => node.Id).Where(group => group.Count() > 1))
        {
            findings.Error(FindingCodes.DuplicateId, group.Last(), $"The id '{group.Key}' is used by {group.Count()} activities.", group.Key);
        }

        foreach (var group in nodes.Where(node => node.Name is { Length: > 0 }).GroupBy(node => node.Name!).Where(group => group.Count() > 1))
        {
            findings.Warn(FindingCodes.DuplicateName, group.Last(), $"The name '{group.Key}' is used by {group.Count()} activities; scripts find only the first.", group.Key);
        }
    }

    internal static string NameOf(ActivityNode node) => node.Name is { Length: > 0 } name ? name : node.Id;

    private static IEnumerable<string> Repeated(IEnumerable<string> names)
        => names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key);
}
