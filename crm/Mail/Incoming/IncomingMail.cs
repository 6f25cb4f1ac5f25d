namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>A mail that came in, read into plain values: nothing of its encodings is left. Everything in it is a claim of whoever sent it.</summary>
public sealed record IncomingMail
{
    /// <summary>Without angle brackets; null when it has none.</summary>
    public string? MessageId { get; init; }

    /// <summary>The one address in <c>From</c>, in lower case; null when there is none, or more than one.</summary>
    public string? From { get; init; }

    public string FromName { get; init; } = "";

    /// <summary>The envelope's sender as the receiving server noted it, in lower case; empty for the null path of automatic mails, null when nobody noted it.</summary>
    public string? ReturnPath { get; init; }

    /// <summary>All addresses that it was sent or delivered to (<c>Delivered-To</c>, <c>X-Original-To</c>, <c>Envelope-To</c>, <c>To</c>, <c>Cc</c>), in lower case, each once, the server's own notes first.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    public string Subject { get; init; } = "";

    /// <summary>When it says that it was written; null when it says nothing that is a date.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>The Message-IDs that it answers, without angle brackets: <c>In-Reply-To</c> first, then <c>References</c> from the last to the first.</summary>
    public IReadOnlyList<string> Answers { get; init; } = [];

    /// <summary>The values of the <c>Authentication-Results</c> fields, from the top: the receiving server's own stands above those that came with the mail.</summary>
    public IReadOnlyList<string> AuthenticationResults { get; init; } = [];

    /// <summary>Why it is taken for an automatic mail (RFC 3834): the header that says so, e.g. <c>Auto-Submitted: auto-replied</c>; null for a mail of a person.</summary>
    public string? AutomaticBecause { get; init; }

    /// <summary>Whether it is an out-of-office answer.</summary>
    public bool IsOutOfOffice { get; init; }

    /// <summary>What a delivery report in it says; null when it is none.</summary>
    public BounceReport? Bounce { get; init; }

    /// <summary>What the sender wrote, as plain text with line feeds, quotations included; made from the HTML part when there is no other.</summary>
    public string Text { get; init; } = "";

    public IReadOnlyList<IncomingAttachment> Attachments { get; init; } = [];

    /// <summary>What was left out or could not be read, e.g. more parts than are allowed; codes of <see cref="IncomingFault"/>.</summary>
    public IReadOnlyList<IncomingFault> Faults { get; init; } = [];

    /// <summary>Bytes as received.</summary>
    public required long Size { get; init; }
}
