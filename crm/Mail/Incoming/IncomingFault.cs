namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>What was left out of a mail, or could not be read.</summary>
public enum IncomingFault
{
    /// <summary>The mail is larger than the site allows; only its header was read.</summary>
    TooLarge,

    /// <summary>Parts inside parts deeper than allowed, or more parts than allowed; the rest was left out.</summary>
    TooManyParts,

    /// <summary>More attachments than allowed; the rest was left out.</summary>
    TooManyAttachments,

    /// <summary>An attachment larger than allowed was left out.</summary>
    AttachmentTooLarge,

    /// <summary>The text is longer than allowed; its beginning is there.</summary>
    TextTooLong,

    /// <summary>A part's encoding or character set is unknown or broken; what could be read of it is there.</summary>
    Unreadable,

    /// <summary>The header breaks the rules in a way that makes its sender doubtful, e.g. several <c>From</c> fields.</summary>
    DoubtfulHeader,
}
