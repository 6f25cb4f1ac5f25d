using WorkflowCrm.Crm.Mail.Incoming;

namespace WorkflowCrm.Crm.Mail;

/// <summary>
/// Keeps mails to those outside from becoming a flood, or a conversation of two programs (RFC 3834): none goes to an address of our own,
/// and of those that the program writes by itself three a day go to one address, and so many an hour to all together. Who claims to have
/// written may not have: such mails would be sent to others through us.
/// </summary>
public sealed class OutsideLimit(IMailStore mails, OwnAddresses own, IMailProcesses processes, MailLimits limits, TimeProvider clock)
{
    private const int MostADay = 3;

    /// <param name="address">Where the mail would go.</param>
    /// <param name="isByItself">Nobody has worked on the request yet, so that the mail says only what the program says.</param>
    public async Task<bool> AllowsAsync(string address, bool isByItself, CancellationToken cancellationToken)
    {
        if (own.Includes(address) || (await processes.ListeningAsync([address], cancellationToken)).Count > 0)
            return false;
        var now = clock.GetUtcNow();
        return !isByItself
            || (await mails.CountConfirmationsAsync(address, now - TimeSpan.FromDays(1), cancellationToken) < MostADay
                && await mails.CountConfirmationsAsync(null, now - TimeSpan.FromHours(1), cancellationToken) < limits.ConfirmationsAnHour);
    }
}
