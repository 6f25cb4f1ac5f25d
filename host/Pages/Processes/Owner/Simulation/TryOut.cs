using System.Text.Json.Nodes;
using WorkflowCrm.Activities.Simulation;
using WorkflowCrm.Crm;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Host.Components;

namespace WorkflowCrm.Host.Pages.Processes.Owner.Simulation;

/// <summary>Runs a process for its owner without doing it.</summary>
public sealed class TryOut(Simulator simulator, Reader reader)
{
    /// <summary>Problems: those of the form, <c>simulation-needs-requester</c>, <c>simulation-impossible</c>.</summary>
    public async Task<Result<SimulatedCase>> RunAsync(WorkflowDefinition definition, SimulationInput input, JsonObject values, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        try
        {
            return await simulator.RunAsync(
                new SimulationScript
                {
                    Definition = definition,
                    RequesterId = input.RequesterId,
                    Inputs = values,
                    StartAt = input.StartAt(reader.Zone),
                    Decisions = input.Script,
                    Events = [.. input.Events.Select(one => new ScriptedEvent(one.Name, one.After.Length == 0 ? null : one.After))],
                    Seed = input.SeedNumber,
                },
                cancellationToken);
        }
        catch (Exception exception) when (exception is DefinitionFormatException or InvalidOperationException or ArgumentException)
        {
            // A draft may be anything; what is wrong with it in particular stands among its findings.
            return Problem.Invalid("simulation-impossible", ("reason", exception.Message));
        }
    }
}
