using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.People;

namespace WorkflowCrm.Storage.Jobs;

/// <summary>Hears on PostgreSQL what other nodes have committed. What it misses while the connection is down, polling finds.</summary>
internal sealed class NoticeListener(
    NpgsqlDataSource dataSource, JobSignal signal, OrganisationCache organisations, TimeProvider time, ILogger<NoticeListener> log) : BackgroundService
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(e, "The connection that hears other nodes was lost; it is opened again in a few seconds.");
                await Task.Delay(s_pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
            }
        }
    }

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(stoppingToken);
        connection.Notification += (_, notice) => Hear(notice.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {Notices.Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(stoppingToken);
        }

        Hear(Notices.Jobs);
        Hear(Notices.Organisation);
        while (true)
            await connection.WaitAsync(stoppingToken);
    }

    private void Hear(string topic)
    {
        if (topic == Notices.Jobs)
            signal.Pulse();
        else if (topic == Notices.Organisation)
            organisations.Distrust();
    }
}
