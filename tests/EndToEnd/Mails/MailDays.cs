using System.Collections.Concurrent;
using WorkflowCrm.EndToEnd.Tests.Browser;
using WorkflowCrm.EndToEnd.Tests.Running;

namespace WorkflowCrm.EndToEnd.Tests.Mails;

/// <summary>One day of mails per shared program, lived when the first test asks.</summary>
public sealed class MailDays
{
    private readonly ConcurrentDictionary<RunningHost, Lazy<Task<MailDay>>> _days = new();

    public Task<MailDay> OfAsync(RunningHost host, ChromiumBrowser browser) =>
        _days.GetOrAdd(host, running => new Lazy<Task<MailDay>>(() => MailDay.LiveAsync(running, browser))).Value;
}
