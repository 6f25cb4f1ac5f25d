namespace WorkflowCrm.Simulation.Tests.Invariants;

/// <summary>Something happened that must never happen.</summary>
/// <param name="rule">Which rule was broken, in a word or two: a shorter history that breaks the same one tells the same bug.</param>
internal sealed class Violation(string rule, string message, Exception? cause = null) : Exception($"{rule}: {message}", cause)
{
    public string Rule => rule;

    /// <summary>Throws unless it is so.</summary>
    public static void Unless(bool holds, string rule, [System.Runtime.CompilerServices.InterpolatedStringHandlerArgument("holds")] ViolationText message)
    {
        if (!holds)
            throw new Violation(rule, message.ToString());
    }
}
