using WorkflowCrm.Engine.Compilation;
using WorkflowCrm.Engine.Runtime.Migrations;

namespace WorkflowCrm.Engine.Execution.Migrations;

/// <summary>Collects what a migration does.</summary>
internal sealed class EffectList
{
    private readonly List<MigrationEffect> _effects = [];

    public IReadOnlyList<MigrationEffect> All => _effects;

    public bool Refuse => _effects.Exists(effect => effect.IsRefusal);

    public void Add(MigrationEffectKind kind, CompiledNode node, string id, string message)
        => _effects.Add(new MigrationEffect(kind, node.Source.Name ?? node.Source.Id, node.NodeId, id, message));

    public void Add(MigrationEffectKind kind, string subject, string? nodeId, string id, string message)
        => _effects.Add(new MigrationEffect(kind, subject, nodeId, id, message));

    public static string Name(CompiledNode node) => $"'{node.Source.Name ?? node.Source.Id}'";
}
