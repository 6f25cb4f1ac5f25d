using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Designer.WorkflowInstances;

/// <summary>An instance with what it runs on.</summary>
/// <param name="Definition">Null when its text is gone.</param>
public sealed record StoredInstance(InstanceState State, WorkflowDefinition? Definition);
