namespace WorkflowCrm.Crm.Mail.Replies;

/// <summary>A reply that was understood.</summary>
/// <param name="Intent">What it asks for.</param>
/// <param name="Words">The reason of a rejection or return, the comment besides an approval (empty without one), or all of a comment.</param>
public sealed record Reply(ReplyIntent Intent, string Words);
