namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>Why a mail was not acted upon: codes that the pages say in words under <c>mail.reason.{code}</c>.</summary>
public static class QuarantineReason
{
    /// <summary>The mail's server did not show that it comes from the domain that it claims (DMARC).</summary>
    public const string NotAuthenticated = "not-authenticated";

    /// <summary>Nobody on the staff has the sender's address, or several have.</summary>
    public const string UnknownSender = "unknown-sender";

    /// <summary>The sender is somebody else than the one who was asked, and does not act for him.</summary>
    public const string NotTheAssignee = "not-the-assignee";

    /// <summary>The sender has nothing to do with the request.</summary>
    public const string NotInvolved = "not-involved";

    /// <summary>It answers nothing that is known, and no process listens to its address.</summary>
    public const string NobodyExpectsIt = "nobody-expects-it";

    /// <summary>Larger than allowed.</summary>
    public const string TooLarge = "too-large";

    /// <summary>Its header makes the sender doubtful.</summary>
    public const string Doubtful = "doubtful-header";

    /// <summary>It could not be processed, several times.</summary>
    public const string Poison = "could-not-be-processed";

    public static IReadOnlyList<string> All { get; } =
        [NotAuthenticated, UnknownSender, NotTheAssignee, NotInvolved, NobodyExpectsIt, TooLarge, Doubtful, Poison];
}
