using System.Runtime.CompilerServices;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Host.Components.Diagram;

/// <summary>Plans of definitions, each made once: all requests of a process share its drawing. Safe for many threads; a plan goes with its definition.</summary>
public sealed class DiagramPlans(ActivityCatalogue catalogue)
{
    private readonly ConditionalWeakTable<WorkflowDefinition, DiagramPlan> _made = [];

    public DiagramPlan Of(WorkflowDefinition definition) => _made.GetValue(definition, new DiagramPlanner(catalogue).Plan);
}
