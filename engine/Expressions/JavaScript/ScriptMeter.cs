using System.Diagnostics;
using System.Runtime.CompilerServices;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Engine.Expressions.JavaScript;

/// <summary>Counts the memory, the stack and the time of the running script.</summary>
internal sealed class ScriptMeter(EngineLimits limits)
{
    private readonly ScriptMemory _memory = new(limits);
    private long _started;
    private TimeSpan _allowed;

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_started);

    /// <summary>Begins to count for another script.</summary>
    public void Begin(TimeSpan allowed)
    {
        _allowed = allowed;
        _started = Stopwatch.GetTimestamp();
        _memory.Begin();
    }

    /// <exception cref="ScriptLimitException">The script takes more than it may.</exception>
    public void Check()
    {
        _memory.Check();
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new ScriptLimitException("The script's functions call each other too deeply.");
        }

        if (Elapsed > _allowed)
        {
            throw TooLong();
        }
    }

    public ScriptLimitException TooLong() => new(
        $"The script takes too long: {limits.ScriptTime.TotalSeconds:0.#} seconds are allowed, and {limits.ScriptTimePerBurst.TotalSeconds:0.#} seconds for all scripts of one run.");
}
