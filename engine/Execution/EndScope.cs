namespace WorkflowCrm.Engine.Execution;

/// <summary>What ends when an activity ends.</summary>
internal enum EndScope
{
    Activity,
    Workflow,
    Instance,
}
