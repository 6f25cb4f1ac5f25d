using System.Diagnostics;
using System.Globalization;
using WorkflowCrm.Simulation.Tests.Backends;
using WorkflowCrm.Simulation.Tests.Histories;

namespace WorkflowCrm.Simulation.Tests.Running;

/// <summary>Plays as many histories as one likes, on several lanes, and says what it found.</summary>
internal sealed class Campaign(CampaignOptions options, Func<Task<IBackend>> open, TextWriter output)
{
    private const int Batch = 32;
    private const int ToldFailures = 5;

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Lock _lock = new();
    private long _next = options.Seed;
    private long _played;
    private long _violations;
    private long _transactions;
    private TimeSpan _toldAt;

    /// <returns>How many histories broke a rule.</returns>
    public async Task<long> RunAsync()
    {
        if (options.IsTold)
        {
            await using var backend = await open();
            await TellAsync(new Player(backend), options.Seed);
        }
        else
        {
            await Task.WhenAll(Enumerable.Range(0, options.Lanes).Select(_ => Task.Run(LaneAsync)));
        }

        Say($"{_played / Math.Max(0.001, _watch.Elapsed.TotalSeconds):f0} histories/s on {options.Store}, {options.Lanes} lanes, {_transactions} transactions committed");
        Say($"{_played} histories, {_violations} violations");
        return _violations;
    }

    private async Task LaneAsync()
    {
        await using var backend = await open();
        var player = new Player(backend);
        while (Take() is var (from, to) && from < to)
        {
            for (var seed = from; seed < to; seed++)
            {
                var failure = await player.PlayAsync(seed);
                Interlocked.Increment(ref _played);
                if (failure is not null && Interlocked.Increment(ref _violations) is var number)
                    Say(number <= ToldFailures ? await Report.OfAsync(player, failure, TimeSpan.FromSeconds(20)) : $"seed {seed}: {failure.Violation.Message}");
            }

            Progress();
        }

        Interlocked.Add(ref _transactions, player.Transactions);
    }

    /// <summary>Lanes take seeds in batches that share their definitions.</summary>
    private (long From, long To) Take()
    {
        lock (_lock)
        {
            var from = _next;
            var to = from - (from % Batch) + Batch;
            if (options.Histories is { } histories)
                to = Math.Min(to, options.Seed + histories);
            if (options.Seconds is { } seconds && _watch.Elapsed.TotalSeconds >= seconds)
                to = from;
            _next = to;
            return (from, to);
        }
    }

    private async Task TellAsync(Player player, long seed)
    {
        var failure = await player.PlayAsync(seed);
        _played++;
        if (failure is not null)
        {
            _violations++;
            Say(await Report.OfAsync(player, failure, TimeSpan.FromSeconds(20)));
            return;
        }

        var tape = new Tape();
        await player.PlayAsync(seed, tape);
        Say(tape.ToString());
    }

    private void Progress()
    {
        lock (_lock)
        {
            if (_watch.Elapsed - _toldAt < TimeSpan.FromSeconds(10))
                return;
            _toldAt = _watch.Elapsed;
            Say($"{_played} histories, {_violations} violations, {_played / _watch.Elapsed.TotalSeconds:f0} histories/s");
        }
    }

    private void Say(FormattableString line) => Say(line.ToString(CultureInfo.InvariantCulture));

    private void Say(string text)
    {
        lock (_lock)
            output.WriteLine(text);
    }
}
