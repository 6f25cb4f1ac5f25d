namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>What the receiving server says of a mail's sender. Only <see cref="Passed"/> proves anything; later ones weigh more.</summary>
public enum SenderProof
{
    /// <summary>DMARC passed for the domain in <c>From</c>.</summary>
    Passed,

    /// <summary>The receiving server says nothing of DMARC.</summary>
    NoResult,

    /// <summary>There is no sender, or more than one, that it could speak of.</summary>
    NoSender,

    /// <summary>It speaks of another domain than the one in <c>From</c>.</summary>
    OtherDomain,

    /// <summary>Its words cannot be understood.</summary>
    Unreadable,

    /// <summary>DMARC failed, was not determined, or the domain has no policy.</summary>
    Failed,
}
