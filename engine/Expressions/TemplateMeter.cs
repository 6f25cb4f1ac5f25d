using System.Diagnostics;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Engine.Expressions;

/// <summary>Counts the turns and the time of one template that is filled in.</summary>
internal sealed class TemplateMeter(BurstMeter burst)
{
    private readonly TimeSpan _allowed = burst.BeginScript();
    private readonly long _started = Stopwatch.GetTimestamp();
    private int _turns;

    public void End() => burst.EndScript(Stopwatch.GetElapsedTime(_started));

    /// <exception cref="LimitExceededException">The template loops too often or too long.</exception>
    public void Turn()
    {
        if (++_turns > burst.Limits.TemplateTurns)
        {
            throw new LimitExceededException($"The loops of the template make more than {burst.Limits.TemplateTurns} turns. Give it shorter lists.");
        }

        if (Stopwatch.GetElapsedTime(_started) > _allowed)
        {
            throw new LimitExceededException($"The template takes too long: {_allowed.TotalSeconds:0.#} seconds are allowed. Give it shorter lists.");
        }
    }
}
