using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Host.Components.Diagram;

namespace WorkflowCrm.Host.Pages.Admin.Instances;

/// <summary>Everything that a process owner's page of one instance shows.</summary>
public sealed record InstanceView
{
    public required InstanceState State { get; init; }

    /// <summary>Null when its text is gone.</summary>
    public WorkflowDefinition? Definition { get; init; }

    /// <summary>The process's name in the reader's language.</summary>
    public required string ProcessName { get; init; }

    public required DiagramWords Words { get; init; }

    /// <summary>Null without a definition.</summary>
    public DiagramPlan? Plan { get; init; }

    public required IReadOnlyDictionary<string, NodeProgress> Progress { get; init; }

    /// <summary>The request that it runs for; null for a process without one.</summary>
    public Request? Request { get; init; }

    public required IReadOnlyList<VariableLine> Variables { get; init; }

    /// <summary>The published versions to which it could go, the newest first.</summary>
    public required IReadOnlyList<int> Versions { get; init; }

    /// <summary>The version ids that go with <see cref="Versions"/>.</summary>
    public required IReadOnlyList<string> VersionIds { get; init; }

    /// <summary>Running, or failed and waiting for somebody to deal with it.</summary>
    public bool CanGoOn => State.Status == InstanceStatus.Running || State.SubStatus == InstanceSubStatus.Faulted;

    /// <summary>The steps to which it can be moved: those directly in a flowchart or a sequence.</summary>
    public IEnumerable<ActivityNode> Targets => Definition?.Nodes()
        .Where(node => node.Type is "Elsa.Flowchart" or "Elsa.Sequence").SelectMany(container => container.Children.Select(child => child.Node)) ?? [];

    public ActivityNode? Node(string idOrNodeId) => Definition?.FindNode(idOrNodeId);

    public string Name(string idOrNodeId) => Node(idOrNodeId) is { } node ? Words.Name(node) : idOrNodeId;

    /// <summary>The outcomes with which a step could be passed over: those that arrows leave by, else the plain one.</summary>
    public IReadOnlyList<string> OutcomesOf(string nodeId)
    {
        var id = nodeId[(nodeId.LastIndexOf(':') + 1)..];
        var container = nodeId.LastIndexOf(':') is var colon and > 0 ? Node(nodeId[..colon]) : null;
        List<string> named = [.. container?.Connections.Where(arrow => arrow.Source == id).Select(arrow => arrow.SourcePort ?? "Done").Distinct() ?? []];
        return named.Count > 0 ? named : ["Done"];
    }
}
