using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Host.Mail.Mime;
using WorkflowCrm.Host.Settings;
using WorkflowCrm.Storage.Jobs;

namespace WorkflowCrm.Host.Mail.Smtp;

/// <summary>
/// Delivers mails to the company's SMTP server, one after the other over a connection that is kept for a while. When the server is
/// away the mails that come next are not tried for some seconds, so that a dead server does not hold up the other jobs.
/// </summary>
internal sealed class SmtpDelivery(MailSettings mailSettings, Texts texts, TimeProvider time, ILogger<SmtpDelivery> log) : IMailDelivery, IAsyncDisposable
{
    // Less than the lease of a job, within which a delivery must have ended.
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(15);

    private readonly SmtpSettings _settings = mailSettings.Smtp ?? throw new ArgumentException("No SMTP server is set.", nameof(mailSettings));
    private readonly SendRate _rate = new(mailSettings.Smtp.MailsPerMinute, time);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private SmtpSession? _session;
    private CancellationTokenSource? _hangUp;
    private volatile MailDeliveryException? _trouble;
    private DateTimeOffset _pauseUntil;

    public bool IsWell => _trouble is null;

    public async Task DeliverAsync(MailMessage mail, CancellationToken cancellationToken)
    {
        // A lane that waits here is one lane less for the other jobs.
        if (!await _turn.WaitAsync(s_patience, cancellationToken))
            throw new NotYetException(s_patience, "Other mails are being sent.");
        try
        {
            if (_trouble is { } trouble && time.GetUtcNow() < _pauseUntil)
                throw new MailDeliveryException(trouble.Message, MailFailure.Server, trouble);
            var wait = _rate.Ask(mail.MessageId);
            if (wait > TimeSpan.Zero)
                throw new NotYetException(wait, "As many mails as the settings allow a minute have been sent.");
            await SendAsync(mail, cancellationToken);
            _trouble = null;
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync(CancellationToken.None);
        await CloseAsync();
        _turn.Dispose();
    }

    private async Task SendAsync(MailMessage mail, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_longest);
        try
        {
            var (envelope, bytes) = Compose(mail);
            var session = await ReadyAsync(limit.Token);
            await session.SendAsync(envelope, bytes, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Remember(new MailDeliveryException("The mail server takes too long over a mail.", MailFailure.Server));
        }
        catch (MailDeliveryException e) when (e.Failure == MailFailure.Server)
        {
            Remember(e);
        }
        finally
        {
            if (_session is { IsUsable: false } || _session?.Mails >= _settings.MailsPerConnection)
                await CloseAsync();
            HangUpLater();
        }
    }

    private (SmtpEnvelope Envelope, byte[] Bytes) Compose(MailMessage mail)
    {
        try
        {
            var bytes = MimeWriter.Write(mail, mailSettings.From, texts.In(Texts.Chinese, "mail.from-name"));
            return (new SmtpEnvelope(mail.IsAutomaticAnswer ? "" : mailSettings.From, mail.ToAddress), bytes);
        }
        catch (FormatException e)
        {
            throw new MailDeliveryException("The mail cannot be written: " + e.Message, MailFailure.Permanent, e);
        }
    }

    private async Task<SmtpSession> ReadyAsync(CancellationToken cancellationToken)
    {
        _hangUp?.Cancel();
        if (_session is { } kept && await kept.ResetAsync(cancellationToken))
            return kept;
        await CloseAsync();
        return _session = await SmtpSession.OpenAsync(_settings, cancellationToken);
    }

    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    private void Remember(MailDeliveryException trouble)
    {
        if (_trouble is null)
            log.LogWarning("No mail goes out: {Reason}", trouble.Message);
        (_trouble, _pauseUntil) = (trouble, time.GetUtcNow() + s_pause);
        throw trouble;
    }

    private async Task CloseAsync()
    {
        if (_session is not { } session)
            return;
        _session = null;
        await session.DisposeAsync();
    }

    private void HangUpLater()
    {
        _hangUp?.Cancel();
        _hangUp?.Dispose();
        _hangUp = null;
        if (_session is not { } session)
            return;
        _hangUp = new CancellationTokenSource();
        _ = HangUpAsync(session, _hangUp.Token);
    }

    private async Task HangUpAsync(SmtpSession session, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(_settings.KeepConnection, cancellationToken);
            await _turn.WaitAsync(cancellationToken);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            return; // it is in use again, or closed
        }

        try
        {
            if (ReferenceEquals(session, _session))
                await CloseAsync();
        }
        finally
        {
            _turn.Release();
        }
    }
}
