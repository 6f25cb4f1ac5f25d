namespace WorkflowCrm.Host.Mail.Smtp;

/// <summary>Between whom a mail goes, apart from what its header says.</summary>
internal sealed record SmtpEnvelope
{
    /// <exception cref="FormatException">An address that cannot stand in a command.</exception>
    public SmtpEnvelope(string sender, string recipient)
    {
        (Sender, Recipient) = (sender, recipient);
        if (recipient.Length == 0 || !IsSafe(sender) || !IsSafe(recipient))
            throw new FormatException("An address of the mail has characters that it must not have.");
    }

    /// <summary>Where reports of a failure go; empty for the null path of mails that must never be answered.</summary>
    public string Sender { get; }

    public string Recipient { get; }

    private static bool IsSafe(string address) => address.Length <= 320 && address.All(c => c is > ' ' and <= '~' and not '<' and not '>');
}
