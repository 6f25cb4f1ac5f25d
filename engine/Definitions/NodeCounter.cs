using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Engine.Definitions;

/// <summary>Counts what a definition has while it is read, so that one that has too much is refused before it fills the memory.</summary>
internal sealed class NodeCounter(EngineLimits limits)
{
    private int _activities;
    private int _connections;

    /// <exception cref="DefinitionFormatException">The definition has too many activities or connections.</exception>
    public void Add(int connections)
    {
        if (++_activities > limits.DefinitionActivities)
        {
            throw new DefinitionFormatException(
                $"The definition has more than {limits.DefinitionActivities} activities. Divide it into several workflows that use each other.");
        }

        _connections += connections;
        if (_connections > limits.DefinitionConnections)
        {
            throw new DefinitionFormatException(
                $"The definition has more than {limits.DefinitionConnections} connections. Divide it into several workflows that use each other.");
        }
    }
}
