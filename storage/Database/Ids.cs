using System.Globalization;
using System.Security.Cryptography;
using WorkflowCrm.Crm;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Storage.Database;

/// <summary>UUID version 7 without dashes: milliseconds, a counter within the millisecond, then randomness. Ascends even when the clock stands or goes back.</summary>
internal sealed class Ids(TimeProvider time) : IIds, IIdSource
{
    private const int CounterLimit = 1 << 12;

    private readonly Lock _lock = new();
    private long _millisecond;
    private int _counter;

    public string New()
    {
        var (millisecond, counter) = Next();
        var random = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8));
        var variant = (random & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000;
        return string.Create(CultureInfo.InvariantCulture, $"{millisecond:x12}7{counter:x3}{variant:x16}");
    }

    public string NewId() => New();

    private (long Millisecond, int Counter) Next()
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        lock (_lock)
        {
            if (now > _millisecond)
                (_millisecond, _counter) = (now, 0);
            else if (++_counter == CounterLimit)
                (_millisecond, _counter) = (_millisecond + 1, 0);
            return (_millisecond, _counter);
        }
    }
}
