using WorkflowCrm.Host.Mail.Wire;
using WorkflowCrm.Host.Settings;

namespace WorkflowCrm.Host.Mail.Incoming;

/// <summary>Reads one source for as long as it may: what is there, then what comes; and opens it again when it breaks.</summary>
internal sealed class SourceReader(IMailSource source, MailTries tries, IServiceScopeFactory scopes, MailSettings settings, ILogger log)
{
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMinutes(1);

    // No server need be asked more often; some hang up on whoever says nothing for half an hour, and some networks much sooner.
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(10);

    private volatile string? _trouble;

    /// <summary>Whether the source could be read when that was last tried.</summary>
    public bool IsWell => _trouble is null;

    /// <summary>Ends when it is told to.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var failures = 0;
        var recalled = false;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                if (!recalled)
                    await tries.RecallAsync(cancellationToken);
                recalled = true;
                await using var session = await source.OpenAsync(cancellationToken);
                while (true)
                {
                    // Whoever else works in the mailbox may have shifted what this pass was to meet; the next one meets it.
                    while (await PassAsync(session, cancellationToken) > 0)
                        failures = 0;
                    (failures, _trouble) = (0, null);
                    await session.WaitAsync(tries.NextDue is { } due && due < s_longestWait ? due : s_longestWait, cancellationToken);
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                Tell(e);
                await Task.Delay(PauseAfter(++failures), cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <returns>How many mails were settled.</returns>
    private async Task<int> PassAsync(IMailSession session, CancellationToken cancellationToken)
    {
        var settled = 0;
        try
        {
            await foreach (var mail in session.PassAsync(cancellationToken))
            {
                if (tries.IsDue(mail.Key) && await HandleAsync(session, mail, cancellationToken))
                    settled++;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await tries.RestAsync(CancellationToken.None); // told to stop: that is nothing against any mail
            throw;
        }

        await tries.RestAsync(cancellationToken);
        return settled;
    }

    private async Task<bool> HandleAsync(IMailSession session, WaitingMail mail, CancellationToken cancellationToken)
    {
        var outcome = tries.CountOf(mail.Key) >= MailTries.Most
            ? IntakeOutcome.SetAside("It could not be looked at, several times over.")
            : await TryAsync(session, mail, cancellationToken);
        if (outcome is null)
            return false;
        // Seen through also when the program is told to stop meanwhile, so that the mail need not come again.
        await session.SettleAsync(mail, outcome.IsTaken, CancellationToken.None);
        await tries.EndAsync(mail.Key, CancellationToken.None);
        if (!outcome.IsTaken)
            log.LogWarning("The mail {Key} of {Source} was set aside: {Reason}", mail.Key, source.Name, outcome.Reason);
        return true;
    }

    private async Task<IntakeOutcome?> TryAsync(IMailSession session, WaitingMail mail, CancellationToken cancellationToken)
    {
        if (await session.ReadAsync(mail, settings.LargestIncoming, cancellationToken) is not { } raw)
            return null;
        await using var scope = scopes.CreateAsyncScope();
        var intake = scope.ServiceProvider.GetRequiredService<IMailIntake>();
        await tries.BeginAsync(mail.Key, cancellationToken);
        try
        {
            return await intake.TakeAsync(raw, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var count = await tries.FailAsync(mail.Key, cancellationToken);
            log.LogWarning(e, "The mail {Key} of {Source} could not be looked at ({Attempt} of {Attempts}).", mail.Key, source.Name, count, MailTries.Most);
            return count < MailTries.Most ? null : IntakeOutcome.SetAside("It could not be looked at, several times over.");
        }
    }

    private void Tell(Exception e)
    {
        // Once, not every minute for as long as a server is away.
        if (_trouble != e.Message)
            log.LogWarning(e is WireException ? null : e, "The mails of {Source} cannot be read; it is tried again: {Reason}", source.Name, e.Message);
        _trouble = e.Message;
    }

    private static TimeSpan PauseAfter(int failures)
    {
        var doubled = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(failures, 10) - 1));
        return doubled < s_longestPause ? doubled : s_longestPause;
    }
}
