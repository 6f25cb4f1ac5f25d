using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Compilation;
using WorkflowCrm.Engine.Expressions;
using WorkflowCrm.Engine.Runtime.Alterations;

namespace WorkflowCrm.Engine.Execution.Alterations;

/// <summary>Makes alterations in a burst, one after another, until one cannot be made.</summary>
internal sealed class AlterationRun(Burst burst)
{
    private readonly List<AlterationChange> _changes = [];
    private readonly BranchCut _cut = new(burst);
    private bool _goesOn;

    /// <summary>Why the last one could not be made; the burst must then be thrown away.</summary>
    public string? Problem { get; private set; }

    public IReadOnlyList<AlterationChange> Changes => _changes;

    public async ValueTask ApplyAsync(IReadOnlyList<InstanceAlteration> alterations, string reason)
    {
        Problem = alterations.Count == 0 ? "Name at least one alteration." : null;
        foreach (var alteration in alterations)
        {
            if (Problem is null && _cut.EndsInstance)
            {
                Problem = "An alteration before this one ends the instance; nothing can stand behind it.";
            }

            if (Problem is null)
            {
                await ApplyAsync(alteration, reason);
            }
        }

        if (Problem is null && !_goesOn && StateJson.Measure(burst.State) is var size && size > burst.Limits.StateSize)
        {
            Problem = $"The state of the instance would take {size} bytes; {burst.Limits.StateSize} are allowed.";
        }
    }

    /// <summary>Runs what the alterations have scheduled.</summary>
    public async ValueTask<BurstResult> FinishAsync(string reason)
    {
        if (_cut.EndsInstance)
        {
            return await burst.CancelAsync(reason);
        }

        if (!_goesOn)
        {
            return burst.Keep();
        }

        // What concerned the instance as a whole is found again if it still holds.
        burst.State.Incidents.RemoveAll(incident => incident.Kind != IncidentKind.Activity);
        new Reopening(burst).Open(reason);
        return await burst.RunAsync();
    }

    private async ValueTask ApplyAsync(InstanceAlteration alteration, string reason)
    {
        try
        {
            switch (alteration)
            {
                case ChangeVariable change:
                    Add(alteration, VariableChange.Make(burst, change, reason));
                    return;
                case MoveTo move:
                    Add(alteration, await new Move(burst, _cut).MakeAsync(move, reason));
                    break;
                case CancelActivity cancel:
                    Add(alteration, await CancelAsync(cancel, reason));
                    break;
                case RetryActivity retry:
                    Add(alteration, Settle(retry.ExecutionId, null, reason));
                    break;
                case SkipActivity skip:
                    Add(alteration, Settle(skip.ExecutionId, skip.Outcomes.Count > 0 ? [.. skip.Outcomes] : Outcomes.Default, reason));
                    break;
                default:
                    Add(alteration, new AlterationAnswer(burst.State.Id, BranchCut.Describe(burst.State.Executions), null));
                    _cut.EndsInstance = true;
                    break;
            }

            _goesOn = true;
        }
        catch (InvalidOperationException e)
        {
            // A flowchart of tokens has no way on without the branch.
            Problem = e.Message;
        }
        catch (ExpressionException e)
        {
            Problem = $"An input of a container cannot be evaluated: {e.Message} Change the variable that it uses first.";
        }
    }

    private async ValueTask<AlterationAnswer> CancelAsync(CancelActivity cancel, string reason)
    {
        var found = burst.State.Executions.FindAll(execution => execution.IsOpen && Names(execution, cancel.Activity));
        if (found.Count == 0)
        {
            return AlterationAnswer.No($"'{cancel.Activity}' is not open, so it cannot be cancelled.");
        }

        var before = BranchCut.Describe(found);
        foreach (var execution in found.Where(execution => execution.IsOpen && !_cut.EndsInstance))
        {
            burst.Journal.Write(execution, "Alteration", reason, new JsonObject { ["cancelled"] = execution.Id });
            await _cut.CancelAsync(execution);
        }

        return new AlterationAnswer(found[0].NodeId, before, null);
    }

    private AlterationAnswer Settle(string executionId, string[]? outcomes, string reason)
    {
        if (burst.State.Incidents.Find(incident => incident.ExecutionId == executionId) is not { } incident)
        {
            return AlterationAnswer.No($"The instance has no incident of the execution '{executionId}'.");
        }

        var reopening = new Reopening(burst);
        if (reopening.Refusal(incident, outcomes is not null) is { } refusal)
        {
            return AlterationAnswer.No(refusal);
        }

        reopening.Settle(incident, outcomes, reason);
        return new AlterationAnswer(
            incident.NodeId, incident.Message, outcomes is null ? null : new JsonArray([.. outcomes.Select(outcome => JsonValue.Create(outcome))]));
    }

    private void Add(InstanceAlteration alteration, AlterationAnswer answer)
    {
        Problem = answer.Problem;
        if (Problem is null)
        {
            _changes.Add(new AlterationChange(alteration, answer.Subject, answer.Before, answer.After));
        }
    }

    internal static bool Names(ActivityExecution execution, string idOrPath)
        => execution.Id == idOrPath || execution.NodeId == idOrPath || execution.Node.Source.Id == idOrPath;
}
