using WorkflowCrm.Host.Settings;
using WorkflowCrm.Host.StartUp;
using WorkflowCrm.Storage.Database;

namespace WorkflowCrm.Host.Mail.Incoming;

/// <summary>Reads the places where mails come in, on one node at a time, and hands each mail to the intake.</summary>
internal sealed class MailReader(
    IEnumerable<IMailSource> sources,
    NodeLocks locks,
    IServiceScopeFactory scopes,
    MailSettings settings,
    TimeProvider time,
    Opening opening,
    ILogger<MailReader> log) : BackgroundService
{
    private static readonly TimeSpan s_round = TimeSpan.FromSeconds(10);

    private readonly List<SourceReader> _readers = [.. sources.Select(s => new SourceReader(s, new MailTries(s.Name, scopes, time), scopes, settings, log))];

    /// <summary>Whether every source can be read, or another node reads them, for the health check.</summary>
    public bool IsWell => _readers.TrueForAll(r => r.IsWell);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await opening.WaitAsync(stoppingToken);
            while (true)
            {
                await ReadWhileAloneAsync(stoppingToken);
                await Task.Delay(s_round, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task ReadWhileAloneAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var held = await locks.TryTakeAsync("mail-reader", stoppingToken);
            if (held is null)
                return;
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, held.Lost);
            await Task.WhenAll(_readers.Select(r => r.RunAsync(stop.Token)));
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            log.LogWarning(e, "Incoming mail is not read, because the database cannot be reached; it is tried again in a few seconds.");
        }
    }
}
