using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Activities.Processes;
using WorkflowCrm.Activities.Simulation.World;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Calendar;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Memory;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Engine.Simulation;

namespace WorkflowCrm.Activities.Simulation;

/// <summary>
/// Runs a process without doing it: on a clock that jumps to what is due next, with the company's real people, customers, calendar and mail
/// templates, which are only read. The business and the activities are the real ones; what they write stays in memory and is told.
/// </summary>
public sealed class Simulator(IServiceScopeFactory scopes, ActivityCatalogue catalogue, WorkingCalendar calendar, TimeProvider time)
{
    /// <summary>Problems: <c>simulation-needs-requester</c>, and those of submitting the form (<see cref="SubmitRequest"/>).</summary>
    public async Task<Result<SimulatedCase>> RunAsync(SimulationScript script, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(script);
        var hasForm = ProcessReader.StartOf(script.Definition) is not null;
        if (hasForm && script.RequesterId is null)
            return Problem.Invalid("simulation-needs-requester");
        // A scope of its own: nothing that the caller has loaded or begun is touched, and nothing of it is ever committed.
        await using var scope = scopes.CreateAsyncScope();
        var definitions = await SimulatedDefinitions.CreateAsync(
            script.Definition, scope.ServiceProvider.GetRequiredService<IDefinitionStore>(), catalogue, cancellationToken);
        var clock = new VirtualClock(script.StartAt ?? time.GetUtcNow(), time.LocalTimeZone);
        var world = new SimulatedServices(scope.ServiceProvider, clock, definitions);
        var store = world.GetRequiredService<MemoryStore>();
        var started = clock.GetUtcNow();
        var instanceId = "";
        if (hasForm)
        {
            var request = await store.RunAsync(() => world.GetRequiredService<SubmitRequest>()
                .RunAsync(script.RequesterId!, definitions.Tried.DefinitionId, script.Inputs, Channel.Page, cancellationToken));
            if (request.Problem is { } problem)
                return problem;
            instanceId = request.Value.InstanceId;
        }
        else
        {
            instanceId = (await store.RunAsync(() => world.GetRequiredService<WorkflowRuntime>().StartAsync(
                new StartInstance { DefinitionId = definitions.Tried.DefinitionId, Input = PlainValues.Of(script.Inputs) }, cancellationToken))).Id;
        }

        var people = People(script, world);
        var loop = new SimulationLoop(store, clock, world.GetRequiredService<WorkflowRuntime>(), world.GetRequiredService<WorkflowJobs>(), script.Limits);
        var (end, failure) = await loop.RunAsync(people.NextAsync, cancellationToken);
        var company = await world.GetRequiredService<IOrganisationStore>().CurrentAsync(cancellationToken);
        return Told(world, loop, people, company, instanceId, started) with { End = end, Failure = failure };
    }

    private SimulatedPeople People(SimulationScript script, SimulatedServices world) => new(
        script, Approvals(world), world.GetRequiredService<IOrganisationStore>(), world.GetRequiredService<MemoryStore>(), calendar,
        world.GetRequiredService<Decide>(), world.GetRequiredService<StimulusSender>(), new FormGuess(calendar), world.GetRequiredService<TimeProvider>());

    private SimulatedCase Told(
        SimulatedServices world, SimulationLoop loop, SimulatedPeople people, Organisation company, string instanceId, DateTimeOffset started)
    {
        var store = world.GetRequiredService<MemoryStore>();
        var states = store.InstanceIds.Select(store.Read).ToList();
        var ended = world.GetRequiredService<TimeProvider>().GetUtcNow();
        return new SimulatedCase
        {
            StartedAt = started,
            EndedAt = ended,
            WorkingTime = calendar.WorkingMinutesBetween(started, ended),
            End = SimulationEnd.Settled,
            Status = store.Read(instanceId).SubStatus,
            Outcome = Approvals(world).First?.Outcome,
            Path = loop.Path,
            Tasks = [.. Approvals(world).Tasks.Select(task => Told(task, company, people.IsAssumed(task.Id)))],
            Mails = [.. world.Mails.Select(mail =>
                new SimulatedMail(mail.CreatedAt, mail.TemplateKey, mail.ToPersonId, mail.ToAddress, mail.ToName, mail.Subject, mail.Text))],
            Jobs = loop.Outside,
            Records = ((SimulatedAudit)world.GetRequiredService<Crm.Audit.IAudit>()).Records,
            Incidents = [.. states.SelectMany(state => state.Incidents)],
            Waiting = [.. states.Where(state => state.Status == InstanceStatus.Running).SelectMany(Waiting).Distinct()],
        };

        IEnumerable<string> Waiting(InstanceState state) => state.Bookmarks.Select(bookmark =>
            store.Journal(state.Id).FirstOrDefault(line => line.NodeId == bookmark.NodeId)?.ActivityName ?? bookmark.ActivityId);
    }

    private static SimulatedTask Told(StaffTask task, Organisation company, bool isAssumed) => new()
    {
        At = task.CreatedAt,
        StepName = task.StepName,
        Kind = task.Kind.ToString(),
        AssigneeId = task.AssigneeId,
        AssigneeName = company.Find(task.AssigneeId)?.Name ?? task.AssigneeId,
        Why = task.Why,
        DueAt = task.DueAt,
        DueRule = task.DueRule,
        ExpiresAt = task.ExpiresAt,
        EscalatedToId = task.EscalatedToId,
        Outcomes = TaskJson.Outcomes(task),
        State = task.State.ToString(),
        Outcome = task.Outcome,
        DecidedById = task.DecidedById,
        DecidedAt = task.DecidedAt,
        Comment = task.Comment,
        IsAssumed = isAssumed,
    };

    private static SimulatedApprovals Approvals(SimulatedServices world) => (SimulatedApprovals)world.GetRequiredService<IApprovalStore>();
}
