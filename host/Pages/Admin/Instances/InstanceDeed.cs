namespace WorkflowCrm.Host.Pages.Admin.Instances;

/// <summary>What a process owner wants to do to an instance, as the page's form says it.</summary>
/// <param name="Verb">One of <see cref="Verbs"/>.</param>
/// <param name="Subject">The execution, the variable, the activity or the version that is meant; empty for the whole instance.</param>
/// <param name="Value">The outcome, the new value, or the only execution that is moved; empty when there is none.</param>
public sealed record InstanceDeed(string Verb, string Subject, string Value)
{
    public const string Retry = "retry";
    public const string PassOver = "skip";
    public const string Change = "change";
    public const string Move = "move";
    public const string Migrate = "migrate";
    public const string Cancel = "cancel";

    public static IReadOnlyList<string> Verbs { get; } = [Retry, PassOver, Change, Move, Migrate, Cancel];

    /// <summary>Null when the button that was pressed is none of them.</summary>
    /// <param name="isConfirmed">Whether the owner has seen what would happen, and says yes.</param>
    public static InstanceDeed? Of(IFormCollection form, out bool isConfirmed)
    {
        var action = form["action"].ToString().Split(':');
        isConfirmed = action is ["do", _];
        return action is ["ask" or "do", var verb] && Verbs.Contains(verb)
            ? new InstanceDeed(verb, form["subject"].ToString().Trim(), form["value"].ToString().Trim())
            : null;
    }
}
