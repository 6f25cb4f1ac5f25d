using System.Collections.Concurrent;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Engine.Compilation;

/// <summary>Compiled definition versions. Versions that instances run on never change, so an entry never grows stale.</summary>
internal sealed class WorkflowCache(ActivityCatalogue catalogue)
{
    private const int Capacity = 512;

    private readonly ConcurrentDictionary<string, CompiledWorkflow> _workflows = new(StringComparer.Ordinal);

    public CompiledWorkflow? Find(string versionId) => _workflows.GetValueOrDefault(versionId);

    public async ValueTask<CompiledWorkflow> GetAsync(
        WorkflowDefinition definition, IDefinitionStore definitions, EngineLimits limits, CancellationToken cancellationToken)
    {
        if (definition.Id.Length > 0 && _workflows.TryGetValue(definition.Id, out var ready))
        {
            return ready;
        }

        var compiler = new WorkflowCompiler(catalogue, definitions, limits, cancellationToken);
        var compiled = await compiler.CompileAsync(definition);
        if (definition.Id.Length > 0)
        {
            if (_workflows.Count >= Capacity)
            {
                _workflows.Clear();
            }

            _workflows[definition.Id] = compiled;
        }

        return compiled;
    }
}
