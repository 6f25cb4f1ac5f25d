using System.Globalization;
using WorkflowCrm.Engine.Activities.Events;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Simulation.Tests.Activities;
using WorkflowCrm.Simulation.Tests.Backends;
using WorkflowCrm.Simulation.Tests.Definitions;
using WorkflowCrm.Simulation.Tests.Invariants;
using WorkflowCrm.Simulation.Tests.Running;

namespace WorkflowCrm.Simulation.Tests.Histories;

/// <summary>One story from the first start to the day on which nothing is left to do: what people, events, clocks and failing machines do to a few instances.</summary>
internal sealed class History
{
    private readonly IBackend _backend;
    private readonly Family _family;
    private readonly Choices _choices;
    private readonly Transactions _transactions;
    private readonly JobDesk _jobs;
    private readonly Post _post;
    private int _starts;

    public History(IBackend backend, Family family, Choices choices, Tape? tape)
    {
        (_backend, _family, _choices) = (backend, family, choices);
        _transactions = new Transactions(backend, choices, tape);
        _post = new Post(backend, choices, _transactions);
        _jobs = new JobDesk(backend, choices, _transactions, _post);
    }

    private Ledger Ledger => _transactions.Ledger;

    /// <summary>How many transactions were committed.</summary>
    public int Transactions => _transactions.Count;

    /// <exception cref="Violation">Something happened that must not.</exception>
    public async Task RunAsync()
    {
        await _backend.BeginAsync(_family, Ledger);
        await StartAsync();
        for (var steps = 2 + _choices.Next(8); steps > 0; steps--)
        {
            await StepAsync();
            if (steps % 3 == 1)
                StoreCheck.Run(await _backend.ReadAsync(), Ledger);
        }

        await new Ending(_backend, _choices, _transactions, _jobs, _post).RunAsync();
    }

    private Task StepAsync() => _choices.Weighted(8, 6, 5, 5, 3, 2, 2, 1, 1) switch
    {
        0 => _jobs.RunNextAsync(),
        1 => _post.SendAsync(_family),
        2 => AdvanceAsync(),
        3 => DecideAsync(),
        4 => StartAsync(),
        5 => RepairAsync(),
        6 => ResumeAnyAsync(),
        7 => CancelAsync(),
        _ => _jobs.RunHeldAsync(),
    };

    private async Task StartAsync()
    {
        var isAgain = _starts > 0 && _choices.Chance(10);
        var id = string.Create(CultureInfo.InvariantCulture, $"i{(isAgain ? 1 + _choices.Next(_starts) : ++_starts)}");
        var start = new StartPayload
        {
            DefinitionId = _family.Main.DefinitionId,
            InstanceId = id,
            CorrelationId = _choices.Chance(60) ? Names.Correlation(_choices.Next(Names.Correlations)) : null,
        };
        for (var attempts = 0; attempts < 2; attempts++)
        {
            if (_transactions.IsTold)
                _transactions.Tell($"start {id} with correlation {start.CorrelationId ?? "none"}");
            var isThere = Ledger.States.ContainsKey(id);
            if (await _transactions.RunAsync(session => session.Jobs.StartAsync(start, CancellationToken.None)) is not { } done)
                continue;
            Violation.Unless(done.Answer is null == isThere, "start", $"{id} was {(isThere ? "started again" : "not started")}.");
            return;
        }
    }

    private async Task AdvanceAsync()
    {
        var next = _choices.Chance(60) ? await _backend.NextJobAtAsync() - _backend.Clock.Now : null;
        _backend.Clock.Advance(next > TimeSpan.Zero ? next.Value : TimeSpan.FromSeconds(_choices.Next(_choices.Chance(10) ? 900 : 120)));
        if (_transactions.IsTold)
            _transactions.Tell("the clock moves on");
    }

    /// <summary>A person decides on one of the things that wait for people.</summary>
    private async Task DecideAsync()
    {
        var open = Ledger.Bookmarks.Values.Where(story => story.IsPresent && story.Bookmark.Name == StaffWait.Decision).ToArray();
        if (open.Length > 0)
            await ResumeAsync(_choices.Pick(open));
    }

    /// <summary>Somebody resumes any bookmark that ever was: too late, twice, or before its time.</summary>
    private async Task ResumeAnyAsync()
    {
        var any = Ledger.Bookmarks.Values.Where(story => !story.IsPresent || story.Bookmark.Name == StaffWait.Decision || IsEvent(story.Bookmark)).ToArray();
        if (any.Length > 0)
            await ResumeAsync(_choices.Pick(any));
    }

    private async Task ResumeAsync(BookmarkStory story)
    {
        for (var attempts = 0; attempts < 2; attempts++)
        {
            if (_transactions.IsTold)
                _transactions.Tell($"resume {story.Bookmark.Id} of {story.InstanceId}");
            var expected = ExpectedOf(story);
            var done = await _transactions.RunAsync(session => session.Runtime.ResumeAsync(story.InstanceId, story.Bookmark.Id, Nothing, CancellationToken.None));
            if (done is not null)
            {
                Violation.Unless(done.Answer == expected, "resume", $"Resuming {story.Bookmark.Id} answered {done.Answer} instead of {expected}.");
                Violation.Unless(done.Bursts.Count(burst => burst.State.Id == story.InstanceId) == (expected == ResumeOutcome.Resumed ? 1 : 0), "resume", $"Resuming {story.Bookmark.Id} ran {done.Bursts.Count} bursts.");
                if (expected == ResumeOutcome.Resumed)
                    _jobs.Resumed(story);
                return;
            }
        }
    }

    private ResumeOutcome ExpectedOf(BookmarkStory story) => Ledger.States[story.InstanceId].Status != InstanceStatus.Running
        ? ResumeOutcome.NotRunning
        : story.IsPresent ? ResumeOutcome.Resumed : ResumeOutcome.BookmarkGone;

    /// <summary>An administrator retries or skips an activity: mostly one that has failed.</summary>
    private async Task RepairAsync()
    {
        var failed = Ledger.States.Values.SelectMany(state => state.Incidents.Select(incident => (state, incident.ExecutionId))).ToArray();
        if (failed.Length > 0 && !_choices.Chance(15))
        {
            var (state, executionId) = _choices.Pick(failed);
            await Repairs.RunAsync(_transactions, state, executionId, isSkip: _choices.Chance(40));
        }
        else if (Ledger.States.Values.FirstOrDefault() is { } any)
        {
            await Repairs.RunAsync(_transactions, any, any.Id + ".0", isSkip: _choices.Chance(40));
        }
    }

    private async Task CancelAsync()
    {
        var id = _choices.Pick(Ledger.States.Keys.ToArray() is { Length: > 0 } ids ? ids : ["i1"]);
        if (_transactions.IsTold)
            _transactions.Tell($"cancel {id}");
        var isRunning = Ledger.States.TryGetValue(id, out var state) && (state.Status == InstanceStatus.Running || state.SubStatus == InstanceSubStatus.Faulted);
        if (await _transactions.RunAsync(session => session.Runtime.CancelAsync(id, "It is no longer wanted.", CancellationToken.None)) is { } done)
            Violation.Unless(done.Answer == isRunning, "cancel", $"Cancelling {id} answered {done.Answer}.");
    }

    internal static Dictionary<string, object?> Nothing { get; } = [];

    internal static bool IsEvent(Bookmark bookmark) => bookmark.Name == EventStimulus.Name;
}
