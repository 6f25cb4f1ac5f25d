namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>What the site believes about the senders of mails.</summary>
/// <param name="AuthservId">By which the receiving server signs its <c>Authentication-Results</c>; null when it writes none.</param>
/// <param name="ServerRefusesOthers">The site has said that its server takes no mail whose sender is not shown to be true.</param>
public sealed record MailTrust(string? AuthservId, bool ServerRefusesOthers);
