using System.Runtime.CompilerServices;
using WorkflowCrm.Crm.Processes;
using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Activities.Processes;

/// <summary>
/// Descriptions of definitions, each read once: every row of an inbox asks for one. Safe for many threads; a description goes with its definition.
/// </summary>
public sealed class ProcessDescriptions
{
    private readonly ConditionalWeakTable<WorkflowDefinition, ProcessDescription> _read = [];

    /// <exception cref="DefinitionFormatException">A property of ours is not what it should be; the message says which.</exception>
    public ProcessDescription Of(WorkflowDefinition definition) => _read.GetValue(definition, ProcessReader.Read);
}
