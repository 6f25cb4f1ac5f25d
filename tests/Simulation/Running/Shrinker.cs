using System.Diagnostics;
using System.Globalization;

namespace WorkflowCrm.Simulation.Tests.Running;

/// <summary>Makes a failing history shorter as long as it breaks the same rule: leaves choices out and makes them plainer.</summary>
internal sealed class Shrinker(Player player, Failure failure, TimeSpan patience)
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private List<int> _family = [.. failure.Family];
    private List<int> _history = [.. failure.History];
    private int _tries;

    public async Task<(IReadOnlyList<int> Family, IReadOnlyList<int> History)> RunAsync()
    {
        for (var isShorter = true; isShorter && _watch.Elapsed < patience;)
            isShorter = await ShortenAsync(isFamily: false) | await ShortenAsync(isFamily: true) | await SimplifyAsync(isFamily: false) | await SimplifyAsync(isFamily: true);
        return (_family, _history);
    }

    private async Task<bool> ShortenAsync(bool isFamily)
    {
        var isShorter = false;
        for (var length = 16; length > 0; length /= 2)
        {
            for (var at = Of(isFamily).Count - length; at >= 0 && _watch.Elapsed < patience; at -= 1)
            {
                if (at + length > Of(isFamily).Count)
                    continue;
                List<int> candidate = [.. Of(isFamily)[..at], .. Of(isFamily)[(at + length)..]];
                isShorter |= await TakeAsync(candidate, isFamily);
            }
        }

        return isShorter;
    }

    private async Task<bool> SimplifyAsync(bool isFamily)
    {
        var isSimpler = false;
        for (var at = 0; at < Of(isFamily).Count && _watch.Elapsed < patience; at++)
        {
            if (Of(isFamily)[at] == 0)
                continue;
            List<int> candidate = [.. Of(isFamily)];
            candidate[at] = 0;
            isSimpler |= await TakeAsync(candidate, isFamily);
        }

        return isSimpler;
    }

    private async Task<bool> TakeAsync(List<int> candidate, bool isFamily)
    {
        var (family, history) = isFamily ? (candidate, _history) : (_family, candidate);
        var name = string.Create(CultureInfo.InvariantCulture, $"s{failure.Seed}x{++_tries}");
        var (violation, _) = await player.PlayAsync(family, history, name);
        if (violation?.Rule != failure.Violation.Rule)
            return false;
        (_family, _history) = (family, history);
        return true;
    }

    private List<int> Of(bool isFamily) => isFamily ? _family : _history;
}
