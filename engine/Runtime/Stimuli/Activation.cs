using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Engine.Runtime.Stimuli;

/// <summary>
/// Decides whether another instance may start. The answer holds until the transaction ends: two starts of a singleton at the same
/// moment come one after the other, and the second sees the first.
/// </summary>
internal sealed class Activation(IStimulusStore store)
{
    public async Task<bool> IsAllowedAsync(WorkflowDefinition definition, string? correlationId, CancellationToken cancellationToken)
    {
        var strategy = ActivationStrategies.Of(definition);
        var (id, correlation) = strategy switch
        {
            ActivationStrategy.Singleton => (definition.DefinitionId, null),
            ActivationStrategy.CorrelatedSingleton => (definition.DefinitionId, correlationId ?? ""),
            ActivationStrategy.Correlation when correlationId is not null => (null, correlationId),
            _ => ((string?)null, (string?)null),
        };
        if (id is null && correlation is null)
        {
            return true;
        }

        await store.LockAsync($"activation:{id}:{correlation}", cancellationToken);
        return !await store.IsAnyRunningAsync(id, correlation is "" ? null : correlation, cancellationToken);
    }
}
