using WorkflowCrm.Activities.Processes;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Audit;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Alterations;
using WorkflowCrm.Engine.Runtime.Migrations;

namespace WorkflowCrm.Host.Pages.Admin.Instances;

/// <summary>
/// Says what a deed would do, and does it, each in one unit of work. What is done to a request stands in the audit trail under the
/// request; here is added what is done to an instance without one.
/// </summary>
public sealed class InstanceDeeds(IUnitOfWork unitOfWork, Bursts bursts, WorkflowRuntime runtime, IAudit audit, DeedWords words)
{
    /// <summary>What would happen; nothing is changed.</summary>
    public Task<DeedOutlook> PlanAsync(InstanceView view, InstanceDeed deed, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(
            async token => deed.Verb switch
            {
                InstanceDeed.Retry or InstanceDeed.PassOver => words.Of(
                    view, deed, await runtime.CanSettleAsync(view.State.Id, deed.Subject, deed.Verb == InstanceDeed.PassOver, token)),
                InstanceDeed.Migrate => words.Of(view, await new InstanceMigration(runtime).PlanAsync(view.State.Id, deed.Subject, token)),
                _ => Read(view, deed, out var alteration) is { } problem
                    ? new DeedOutlook([], [problem])
                    : words.Of(view, deed, await new InstanceAlterations(runtime).PlanAsync(view.State.Id, [alteration], token)),
            },
            cancellationToken);

    /// <summary>Does it.</summary>
    /// <param name="reason">Why, for the journal, the request's story and the audit trail.</param>
    public Task<DeedOutlook> RunAsync(InstanceView view, InstanceDeed deed, string actorId, string reason, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(
            async token =>
            {
                var outlook = await RunOnceAsync(view, deed, actorId, reason, token);
                if (outlook.IsPossible && view.Request is null)
                    audit.Record(actorId, $"instance.{deed.Verb}", $"instance/{view.State.Id}", new
                    {
                        name = view.State.Name ?? view.State.Id, view.State.DefinitionId, view.State.DefinitionVersion, reason, deed.Subject, deed.Value,
                        steps = outlook.Step is { } step ? new[] { step } : null,
                    });
                return outlook;
            },
            cancellationToken);

    private async Task<DeedOutlook> RunOnceAsync(InstanceView view, InstanceDeed deed, string actorId, string reason, CancellationToken cancellationToken)
    {
        var id = view.State.Id;
        switch (deed.Verb)
        {
            case InstanceDeed.Retry:
                return words.Of(view, deed, await bursts.RetryAsync(id, deed.Subject, actorId, reason, cancellationToken));
            case InstanceDeed.PassOver:
                return words.Of(view, deed, await bursts.SkipAsync(id, deed.Subject, [deed.Value.Length > 0 ? deed.Value : "Done"], actorId, reason, cancellationToken));
            case InstanceDeed.Migrate:
                return words.Of(view, await bursts.MigrateAsync(id, deed.Subject, actorId, reason, cancellationToken));
            default:
                return Read(view, deed, out var alteration) is { } problem
                    ? new DeedOutlook([], [problem])
                    : words.Of(view, deed, await bursts.AlterAsync(id, [alteration], actorId, reason, cancellationToken));
        }
    }

    /// <returns>Why the form makes no alteration; null when it does.</returns>
    private string? Read(InstanceView view, InstanceDeed deed, out InstanceAlteration alteration)
    {
        alteration = new CancelInstance();
        if (deed.Verb == InstanceDeed.Move)
        {
            alteration = new MoveTo(deed.Subject, deed.Value.Length > 0 ? deed.Value : null);
        }
        else if (deed.Verb == InstanceDeed.Change)
        {
            if (view.Variables.FirstOrDefault(line => line.Key == deed.Subject) is not { } line)
                return words.UnknownVariable(deed.Subject);
            if (!line.TryRead(deed.Value, out var value))
                return words.BrokenJson(line);
            alteration = new ChangeVariable(line.Definition.Id, value, line.Scope);
        }

        return null;
    }
}
