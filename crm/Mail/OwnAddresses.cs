namespace WorkflowCrm.Crm.Mail;

/// <summary>The program's own addresses: the one that its mails come from, and its mailbox with whatever stands behind a plus sign.</summary>
public sealed class OwnAddresses(ISiteAddress site)
{
    /// <summary>Whether a mail to it would come back to the program, as far as the settings tell.</summary>
    public bool Includes(string address) =>
        string.Equals(address, site.Sender, StringComparison.OrdinalIgnoreCase)
        || string.Equals(address, site.Mailbox, StringComparison.OrdinalIgnoreCase)
        || TagOf(address) is not null;

    /// <summary>What stands behind the plus sign in an address of the mailbox, in lower case; null for other addresses.</summary>
    public string? TagOf(string address)
    {
        if (site.Mailbox is not { } mailbox)
            return null;
        var at = mailbox.LastIndexOf('@');
        var (start, end) = (mailbox[..at] + "+", mailbox[at..]);
        return address.StartsWith(start, StringComparison.OrdinalIgnoreCase) && address.EndsWith(end, StringComparison.OrdinalIgnoreCase)
            && address.Length > start.Length + end.Length
            ? address[start.Length..^end.Length].ToLowerInvariant()
            : null;
    }
}
