namespace WorkflowCrm.Engine.Definitions;

/// <summary>Says in words what is wrong with a definition.</summary>
public sealed class DefinitionCheck
{
}
