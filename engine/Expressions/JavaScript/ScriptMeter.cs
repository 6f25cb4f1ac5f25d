using System.Diagnostics;
using System.Runtime.CompilerServices;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Engine.Expressions.JavaScript;

/// <summary>Counts the memory, the stack and the time of the running script, and the time of all of its burst.</summary>
internal sealed class ScriptMeter(EngineLimits limits)
{
    private readonly ScriptMemory _memory = new(limits);
    private long _started;
    private TimeSpan _allowed;
    private TimeSpan _spent;

    /// <summary>Begins to count for another burst.</summary>
    public void BeginBurst() => _spent = TimeSpan.Zero;

    /// <summary>Begins to count for another script.</summary>
    /// <exception cref="ScriptLimitException">The burst has no time left for it.</exception>
    public void Begin()
    {
        if (_spent >= limits.ScriptTimePerBurst)
        {
            throw TooLong();
        }

        _allowed = Min(limits.ScriptTime, limits.ScriptTimePerBurst - _spent);
        _started = Stopwatch.GetTimestamp();
        _memory.Begin();
    }

    public void End() => _spent += Stopwatch.GetElapsedTime(_started);

    /// <exception cref="ScriptLimitException">The script takes more than it may.</exception>
    public void Check()
    {
        _memory.Check();
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new ScriptLimitException("The script's functions call each other too deeply.");
        }

        if (Stopwatch.GetElapsedTime(_started) > _allowed)
        {
            throw TooLong();
        }
    }

    public ScriptLimitException TooLong() => _spent + Stopwatch.GetElapsedTime(_started) > limits.ScriptTimePerBurst && _allowed < limits.ScriptTime
        ? new ScriptLimitException(
            $"The scripts and templates take too long: all of one run together may take {limits.ScriptTimePerBurst.TotalSeconds:0.#} seconds. Let the workflow wait in between.")
        : new ScriptLimitException($"The script takes too long: {limits.ScriptTime.TotalSeconds:0.#} seconds are allowed.");

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
