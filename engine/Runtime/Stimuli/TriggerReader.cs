using System.Globalization;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Compilation;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Definitions.Checks;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Runtime.Stimuli;

/// <summary>Works out what a definition is started by.</summary>
public sealed class TriggerReader(
    ActivityCatalogue catalogue, IDefinitionStore definitions, WorkflowRuntime runtime)
{
    /// <summary>One record for each payload of each node that is marked as able to start the workflow; nothing is thrown for a broken one.</summary>
    public async ValueTask<TriggerReading> ReadAsync(WorkflowDefinition definition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var triggers = new List<TriggerRecord>();
        var findings = new FindingList();
        var nodes = definition.Nodes().Where(node => node.CanStartWorkflow && catalogue.Find(node.Type)?.IsTrigger == true).ToArray();
        if (nodes.Length > 0)
        {
            // Compiled apart from the cache: a draft that is being published may still carry the id of one that was compiled before.
            var compiled = await new WorkflowCompiler(catalogue, definitions, runtime.Limits, cancellationToken).CompileAsync(definition);
            foreach (var node in nodes)
            {
                Read(definition, compiled, node, triggers, findings);
            }
        }

        return new TriggerReading(triggers, findings.All);
    }

    private void Read(WorkflowDefinition definition, CompiledWorkflow compiled, ActivityNode node, List<TriggerRecord> triggers, FindingList findings)
    {
        try
        {
            var number = triggers.Count;
            var name = catalogue.Find(node.Type)!.Type;
            var execution = runtime.Probe(compiled, compiled.Nodes[node.NodeId]);
            foreach (var (payload, settings) in ActivityObjects.Prepare(execution).TriggerPayloads(execution.Context))
            {
                triggers.Add(new TriggerRecord
                {
                    Id = string.Create(CultureInfo.InvariantCulture, $"{definition.DefinitionId}:{node.Id}:{triggers.Count - number}"),
                    DefinitionId = definition.DefinitionId,
                    DefinitionVersionId = definition.Id,
                    ActivityId = node.Id,
                    Name = name,
                    Hash = BookmarkHash.Compute(name, payload),
                    Payload = payload,
                    Settings = settings,
                });
            }

            if (triggers.Count == number)
            {
                Incomplete(node, "it says nothing that could start the workflow", findings);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Incomplete(node, exception.Message, findings);
        }
    }

    private static void Incomplete(ActivityNode node, string reason, FindingList findings) => findings.Error(
        FindingCodes.TriggerIncomplete, node, $"'{DefinitionCheck.NameOf(node)}' cannot start the workflow: {reason}", reason);
}
