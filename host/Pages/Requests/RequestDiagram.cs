using WorkflowCrm.Host.Components.Diagram;

namespace WorkflowCrm.Host.Pages.Requests;

/// <summary>The drawing of a request's process.</summary>
/// <param name="Progress">Where each step stands, by its path.</param>
public sealed record RequestDiagram(DiagramPlan Plan, DiagramWords Words, IReadOnlyDictionary<string, NodeProgress> Progress);
