using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Execution;

/// <summary>
/// Counts what a burst uses up. What an activity asks too much of is refused at once, and becomes its incident; what adds up
/// over many activities is looked at between two of them, and ends the instance.
/// </summary>
internal sealed class BurstMeter(Burst burst, EngineLimits limits, BurstBudget budget)
{
    /// <summary>A burst may hold more than it may leave behind.</summary>
    private const int Slack = 8;

    private long _written;

    public EngineLimits Limits => limits;

    /// <summary>Shared with bursts that run within this one: else workflows that execute each other in loops would multiply what each may take.</summary>
    public BurstBudget Budget => budget;

    /// <summary>A value is about to be kept.</summary>
    /// <exception cref="LimitExceededException">It is too large or nested too deeply.</exception>
    public void Keep(string what, object? value)
    {
        var size = PlainSizes.Of(value);
        if (size > limits.ValueSize)
        {
            throw new LimitExceededException(
                $"The value of {what} takes {size} characters; {limits.ValueSize} are allowed. Keep large things outside the workflow and their number or address in it.");
        }

        _written += size;
    }

    /// <exception cref="LimitExceededException">An activity writes a line that is too long.</exception>
    public void Line(string? text)
    {
        if (text?.Length > limits.LineSize)
        {
            throw new LimitExceededException($"A line of {text.Length} characters is too long; {limits.LineSize} are allowed. Write less of it.");
        }
    }

    /// <exception cref="LimitExceededException">One more would be too many.</exception>
    public static void OneMore(int present, int allowed, string what)
    {
        if (present >= allowed)
        {
            throw new LimitExceededException($"There are {present} {what} already; {allowed} are allowed. Divide the work into several workflows, or into parts that follow each other.");
        }
    }

    /// <summary>The time that one more script or template may take.</summary>
    /// <exception cref="LimitExceededException">No time is left for it.</exception>
    public TimeSpan BeginScript()
    {
        var left = limits.ScriptTimePerBurst - budget.Scripts;
        return left <= TimeSpan.Zero
            ? throw new LimitExceededException(
                $"The scripts and templates of one run take too long: {limits.ScriptTimePerBurst.TotalSeconds:0.#} seconds together are allowed. Let the workflow wait in between.")
            : left < limits.ScriptTime ? left : limits.ScriptTime;
    }

    public void EndScript(TimeSpan time) => budget.Scripts += time;

    /// <summary>What of the whole burst is used up before the next activity; null when it may run.</summary>
    public string? Exceeded(WorkItem next)
    {
        if (++budget.Steps > limits.StepsPerBurst)
        {
            return $"The workflow ran {limits.StepsPerBurst} activities without waiting; '{next.Node.Source.Name ?? next.Node.Source.Id}' would have been next. It probably loops for ever.";
        }

        if (burst.Journal.Size > limits.JournalSize)
        {
            return $"The workflow wrote more than {limits.JournalSize} characters of journal without waiting. Write less, or wait in between.";
        }

        return burst.State.Incidents.Count > limits.Incidents
            ? $"The instance has more than {limits.Incidents} incidents; it cannot live with more."
            : _written > (long)limits.StateSize * Slack ? TooLarge(limits.StateSize * (long)Slack) : null;
    }

    /// <summary>Why the state cannot be kept; null when it can.</summary>
    public string? TooLargeToEnd() => _written > limits.StateSize ? TooLarge(limits.StateSize) : null;

    private string? TooLarge(long allowed)
    {
        // What has ended needs its values no more.
        foreach (var execution in burst.State.Executions)
        {
            if (!execution.IsOpen && execution.QueuedChildren == 0)
            {
                execution.Variables = null;
            }
        }

        var size = StateJson.Measure(burst.State);
        _written = Math.Min(size, allowed / 2);
        return size > allowed ? $"The state of the instance takes {size} bytes; {allowed} are allowed. Keep less in its variables and outputs." : null;
    }
}
