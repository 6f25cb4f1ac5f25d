using System.Diagnostics;
using System.Text;
using WorkflowCrm.Fuzz.Targets;

namespace WorkflowCrm.Fuzz.Running;

/// <summary>
/// Gives a target one input after another. An input that kills the process stands in a file afterwards; one that takes too
/// long ends the process itself, and stands there as well.
/// </summary>
internal sealed class Campaign : IDisposable
{
    private const long AllowedGrowth = 128L * 1024 * 1024;
    private const int InputsBetweenCollections = 1_000;

    private static readonly TimeSpan s_hang = TimeSpan.FromSeconds(30);

    private readonly IFuzzTarget _target;
    private readonly FileStream? _current;
    private readonly Timer _watchdog;
    private readonly long _heldAtStart = Held();
    private long _startedAt;

    public Campaign(IFuzzTarget target, string? inputFile = null)
    {
        _target = target;
        _current = inputFile is null ? null : new FileStream(inputFile, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        _watchdog = new Timer(_ => StopHang(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    public int Inputs { get; private set; }

    public TimeSpan Slowest { get; private set; }

    public string SlowestAt { get; private set; } = "";

    public long MostHeld { get; private set; }

    /// <summary>By what was thrown where, so that each is told once.</summary>
    public Dictionary<string, Finding> Findings { get; } = [];

    public void Try(int seed, int number) => Try(_target.Make(new Random(HashCode(seed, number))), $"seed {seed} number {number}");

    public void Try(string input, string where)
    {
        Remember(input);
        Interlocked.Exchange(ref _startedAt, Stopwatch.GetTimestamp());
        try
        {
            // The engine needs no other thread; waiting keeps one input after another.
            _target.ReadAsync(input).GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Add(e is FindingException ? e.Message : $"{e.GetType().Name} {e.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("WorkflowCrm", StringComparison.Ordinal))?.Trim()} {e.Message}", where, input);
        }

        var took = Stopwatch.GetElapsedTime(Interlocked.Exchange(ref _startedAt, 0));
        (Slowest, SlowestAt) = took > Slowest ? (took, where) : (Slowest, SlowestAt);
        if (++Inputs % InputsBetweenCollections == 0)
        {
            MostHeld = Math.Max(MostHeld, Held());
            if (MostHeld - _heldAtStart > AllowedGrowth)
            {
                Add($"The process holds {MostHeld} bytes after {Inputs} inputs.", where, input);
            }
        }
    }

    public void Dispose()
    {
        _watchdog.Dispose();
        _current?.Dispose();
    }

    private static int HashCode(int seed, int number) => unchecked((seed * 486_187_739) + number);

    private static long Held()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
        return GC.GetTotalMemory(forceFullCollection: false);
    }

    private void Add(string what, string where, string input)
    {
        // Names and numbers of the input do not make another finding.
        var key = what[..Math.Min(what.Length, 120)];
        if (Findings.TryGetValue(key, out var known))
        {
            known.Times++;
        }
        else
        {
            Findings.Add(key, new Finding(where, what, input));
        }
    }

    private void Remember(string input)
    {
        if (_current is not null)
        {
            _current.SetLength(0);
            _current.Write(Encoding.UTF8.GetBytes(input));
        }
    }

    private void StopHang()
    {
        if (Interlocked.Read(ref _startedAt) is var started && started > 0 && Stopwatch.GetElapsedTime(started) > s_hang)
        {
            Environment.FailFast($"{_target.Name}: input {Inputs} takes more than {s_hang.TotalSeconds} seconds; it stands in {_current?.Name}.");
        }
    }
}
