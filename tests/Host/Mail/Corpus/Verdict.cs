using System.Text.Json.Serialization;
using WorkflowCrm.Crm.Mail.Incoming;
using WorkflowCrm.Crm.Mail.Replies;

namespace WorkflowCrm.Host.Tests.Mail.Corpus;

/// <summary>What must come of a raw mail. What is left out in the table is not looked at; further columns belong to other tests.</summary>
public sealed record Verdict
{
    /// <summary>What the mail is an example of.</summary>
    public required string About { get; init; }

    public required string? From { get; init; }

    public required bool Automatic { get; init; }

    public required bool OutOfOffice { get; init; }

    /// <summary>Of what the sender wrote himself; empty when he wrote nothing.</summary>
    public required string FirstLine { get; init; }

    /// <summary>What the text alone asks for, whoever sent it.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<ReplyIntent>))]
    public required ReplyIntent Intent { get; init; }

    [JsonConverter(typeof(JsonStringEnumConverter<SenderProof>))]
    public required SenderProof Authentication { get; init; }

    public required IReadOnlyList<string> Faults { get; init; }

    public required IReadOnlyList<VerdictAttachment> Attachments { get; init; }

    public required VerdictBounce? Bounce { get; init; }

    /// <summary>Whether it decides when it answers the mail of a task whose assignee is the sender of most of these mails.</summary>
    public required bool Decides { get; init; }

    /// <summary>The reason or comment besides the decision.</summary>
    public string? Words { get; init; }

    public string? FromName { get; init; }

    public string? Subject { get; init; }

    public string? MessageId { get; init; }

    public IReadOnlyList<string>? Recipients { get; init; }
}
