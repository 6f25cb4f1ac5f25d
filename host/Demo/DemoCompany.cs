using WorkflowCrm.Crm.Calendar;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Host.Demo.History;
using WorkflowCrm.Host.Development.Clock;
using WorkflowCrm.Host.Settings;
using WorkflowCrm.Host.StartUp;
using WorkflowCrm.Storage.Settings;

namespace WorkflowCrm.Host.Demo;

/// <summary>
/// Loads the demo company of section 8 into an empty database: first the company itself, then its past, which the use cases
/// themselves play on a clock that walks up to D0. So tasks, grants, mails, reading log and audit are genuine.
/// </summary>
internal sealed class DemoCompany(
    IServiceScopeFactory scopes,
    DemoSettings settings,
    DevelopmentClock clock,
    ClockMemory memory,
    WorkingCalendar calendar,
    HistoryPlayer player) : IDemoCompany
{
    private (DemoData Data, DemoDay Day, DemoProgress Progress)? _past;

    public async Task<bool> FoundIfEmptyAsync(CancellationToken cancellationToken)
    {
        var progress = await ReadProgressAsync(cancellationToken);
        if (progress is { Done: true } || (progress is null && await IsInUseAsync(cancellationToken)))
            return false;
        var day = DemoDay.Choose(progress?.Day ?? settings.Day, TimeProvider.System.GetUtcNow(), calendar);
        var data = DemoData.Draw(day);
        _past = (data, day, progress ?? await FoundAsync(data, day, cancellationToken));
        return true;
    }

    public async Task PlayPastAsync(CancellationToken cancellationToken)
    {
        if (_past is not var (data, day, progress))
            return;
        progress = await player.PlayAsync(data, day, progress, cancellationToken);
        clock.RunFrom(day.Start);
        await memory.KeepAsync(clock.Offset, cancellationToken);
        await WriteProgressAsync(progress with { Done = true }, cancellationToken);
    }

    private async Task<DemoProgress> FoundAsync(DemoData data, DemoDay day, CancellationToken cancellationToken)
    {
        // Everything is there before the first of the past happens.
        clock.StandAt(data.History[0].At.AddDays(-1));
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DemoFounding>().RunAsync(data, DemoProgress.Beginning(day.Date), cancellationToken);
    }

    private async Task<bool> IsInUseAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IOrganisationStore>().CurrentAsync(cancellationToken)).People.Count > 0;
    }

    private async Task<DemoProgress?> ReadProgressAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return DemoProgress.Parse(await scope.ServiceProvider.GetRequiredService<SettingStore>().GetAsync(DemoProgress.Key, cancellationToken));
    }

    private async Task WriteProgressAsync(DemoProgress progress, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SettingStore>().SetAsync(DemoProgress.Key, progress.ToString(), cancellationToken);
    }
}
