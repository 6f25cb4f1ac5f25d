using System.Collections.Concurrent;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Engine.Compilation;

/// <summary>Compiled definition versions. Versions that instances run on never change, so an entry never grows stale.</summary>
internal sealed class WorkflowCache(ActivityCatalogue catalogue)
{
    private const int Capacity = 512;
    private const int Activities = 100_000;

    private readonly ConcurrentDictionary<string, CompiledWorkflow> _workflows = new(StringComparer.Ordinal);
    private int _activities;

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
            if (_workflows.Count >= Capacity || Interlocked.Add(ref _activities, compiled.Nodes.Count) > Activities)
            {
                _workflows.Clear();
                Interlocked.Exchange(ref _activities, compiled.Nodes.Count);
            }

            _workflows[definition.Id] = compiled;
        }

        return compiled;
    }
}
