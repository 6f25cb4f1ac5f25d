namespace WorkflowCrm.Simulation.Tests.Running;

/// <summary>
/// Everything that a history leaves to chance, as a row of small numbers: drawn from a seed, or given to be played again. The number 0 is
/// always the plainest choice, so that a row with zeros and gaps tells a shorter story.
/// </summary>
internal sealed class Choices
{
    private readonly IReadOnlyList<int>? _given;
    private readonly List<int> _taken = [];
    private ulong _state;

    private Choices(ulong state, IReadOnlyList<int>? given) => (_state, _given) = (state, given);

    /// <summary>What was chosen so far.</summary>
    public IReadOnlyList<int> Taken => _taken;

    public static Choices FromSeed(long seed) => new((ulong)seed, null);

    /// <summary>Plays these; what is asked beyond them is 0.</summary>
    public static Choices Given(IReadOnlyList<int> choices) => new(0, choices);

    /// <summary>A number from 0 to below the limit.</summary>
    public int Next(int below)
    {
        var choice = _given is null ? (int)(Draw() % (ulong)below) : _taken.Count < _given.Count ? _given[_taken.Count] % below : 0;
        _taken.Add(choice);
        return choice;
    }

    /// <summary>True so many times in a hundred.</summary>
    public bool Chance(int percent) => Next(100) >= 100 - percent;

    public T Pick<T>(IReadOnlyList<T> from) => from[Next(from.Count)];

    /// <summary>The place of one of the weights, the heavier the more often.</summary>
    public int Weighted(params ReadOnlySpan<int> weights)
    {
        var sum = 0;
        foreach (var weight in weights)
            sum += weight;
        var rest = Next(sum);
        for (var i = 0; ; i++)
        {
            rest -= weights[i];
            if (rest < 0)
                return i;
        }
    }

    // SplitMix64: each seed gives a stream of its own, also neighbouring ones.
    private ulong Draw()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (z ^ (z >> 31)) >> 1;
    }
}
