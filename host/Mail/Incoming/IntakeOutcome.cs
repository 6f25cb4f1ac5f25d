namespace WorkflowCrm.Host.Mail.Incoming;

/// <summary>What became of a mail that came in: whether its place in the mailbox is among the processed ones or among those set aside.</summary>
/// <param name="Reason">Why it was set aside; null for a mail that was taken.</param>
internal sealed record IntakeOutcome(string? Reason)
{
    /// <summary>The mail is the program's now, whether it has done anything with it or keeps it in quarantine.</summary>
    public static IntakeOutcome Taken { get; } = new((string?)null);

    public bool IsTaken => Reason is null;

    /// <summary>The program does not want it; somebody should look at it in the mailbox.</summary>
    public static IntakeOutcome SetAside(string reason) => new(reason);
}
