using System.Text.Json.Nodes;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Crm.Processes;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Activities.Processes;

/// <summary>
/// The steps that a request would still pass if everybody agrees, with the people who would act as things stand:
/// the route that is shown before sending, and "what comes next" afterwards. It reads the drawing and runs nothing.
/// </summary>
public sealed class RouteAhead(
    IDefinitionStore definitions, IInstanceStore instances, IOrganisationStore organisations, Forecaster forecaster, TimeProvider time)
{
    public async Task<IReadOnlyList<RouteStep>> FindAsync(
        string versionId, string? instanceId, string requesterId, JsonObject inputs, CancellationToken cancellationToken)
    {
        var state = instanceId is null ? null : await instances.FindAsync(instanceId, cancellationToken);
        if (state is { Status: InstanceStatus.Finished } || await definitions.FindVersionAsync(versionId, cancellationToken) is not { } definition)
            return [];

        var values = new RouteValues(definition, KeptBy(state), inputs);
        var organisation = await organisations.CurrentAsync(cancellationToken);
        var open = OpenNodes(definition, state);
        var starts = open.Count > 0 ? open : [StartOf(definition)];
        var seen = starts.Select(node => node.NodeId).ToHashSet(StringComparer.Ordinal);
        var agreed = new HashSet<string>(StringComparer.Ordinal);
        var steps = new List<RouteStep>();
        for (var queue = new Queue<ActivityNode>(starts); queue.TryDequeue(out var node);)
        {
            var forecast = await forecaster.OfAsync(node, values, requesterId, cancellationToken);
            if (forecast.Approver is not null)
            {
                var choice = Approver(organisation, forecast, requesterId);
                var again = forecast.IsApproval && choice is not null && !agreed.Add(choice.PersonId);
                if (!again && !open.Contains(node) && !IsOptional(node))
                    steps.Add(new RouteStep(node.Id, StepNames.Of(node, values.Text(node, "stepName")), choice?.PersonId, choice?.Why ?? ""));
            }

            foreach (var next in After(definition, node, forecast.Outcomes).Where(next => seen.Add(next.NodeId)))
                queue.Enqueue(next);
        }

        return steps;
    }

    private ApproverChoice? Approver(Organisation organisation, Forecast forecast, string requesterId)
    {
        if (!ApproverRule.TryParse(forecast.Approver, out _) || organisation.Find(requesterId) is not { } requester)
            return null;
        var kind = forecast.IsApproval ? TaskKind.Approval : TaskKind.Work;
        return Approvers.Find(organisation, forecast.Approver!, new(requesterId, requester.DepartmentId, forecast.UnitId, kind, time.GetUtcNow()));
    }

    /// <summary>The nodes that wait; containers around them do not count.</summary>
    private static List<ActivityNode> OpenNodes(WorkflowDefinition definition, InstanceState? state)
    {
        var containers = state?.Executions.Select(execution => execution.ParentId).OfType<string>().ToHashSet(StringComparer.Ordinal) ?? [];
        return [.. (state?.Executions ?? []).Where(execution => execution.Status == ExecutionStatus.Running && !containers.Contains(execution.Id))
            .Select(execution => definition.FindNode(execution.NodeId)).OfType<ActivityNode>()];
    }

    private static IEnumerable<KeyValuePair<string, object?>> KeptBy(InstanceState? state) =>
        state is null ? [] : state.Variables.Concat(state.Executions.SelectMany(execution => execution.Variables ?? []));

    /// <summary>What somebody may do but need not, e.g. finish early, is no step of the route.</summary>
    private static bool IsOptional(ActivityNode node) =>
        node.CustomProperties["optional"] is JsonValue mark && mark.TryGetValue<bool>(out var optional) && optional;

    private static ActivityNode StartOf(WorkflowDefinition definition) =>
        ProcessReader.StartOf(definition) ?? definition.Root;

    /// <summary>Where the outcomes lead: along the arrows of the flowchart around the node, into a container, or on in a sequence.</summary>
    private static IEnumerable<ActivityNode> After(WorkflowDefinition definition, ActivityNode node, IReadOnlyList<string>? outcomes)
    {
        if (node.Children.Count > 0)
            return node.Children.Take(1).Select(child => child.Node);
        var parent = definition.Nodes().FirstOrDefault(container => container.Children.Any(child => child.Node == node));
        if (parent is null)
            return [];
        if (parent.Type != "Elsa.Flowchart")
            return parent.Children.SkipWhile(child => child.Node != node).Skip(1).Take(1).Select(child => child.Node);
        return parent.Connections
            .Where(arrow => arrow.Source == node.Id && (outcomes is null || outcomes.Contains(arrow.SourcePort ?? "Done")))
            .Select(arrow => parent.Children.FirstOrDefault(child => child.Node.Id == arrow.Target)?.Node)
            .OfType<ActivityNode>();
    }
}
