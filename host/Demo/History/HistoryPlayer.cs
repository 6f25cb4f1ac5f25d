using WorkflowCrm.Crm;
using WorkflowCrm.Host.Development.Clock;
using WorkflowCrm.Storage.Jobs;
using WorkflowCrm.Storage.Settings;

namespace WorkflowCrm.Host.Demo.History;

/// <summary>Plays the past of the demo company: time stands at each event while it happens, and whatever falls due between two events runs at its own time.</summary>
internal sealed class HistoryPlayer(IServiceScopeFactory scopes, DevelopmentClock clock, JobRunner runner)
{
    /// <returns>The progress after the last event.</returns>
    public async Task<DemoProgress> PlayAsync(DemoData data, DemoDay day, DemoProgress progress, CancellationToken cancellationToken)
    {
        while (progress.NextEvent < data.History.Count)
        {
            var happening = data.History[progress.NextEvent];
            await PassAsync(happening.At, cancellationToken);
            progress = await HappenAsync(data, happening, progress, cancellationToken);
        }

        await PassAsync(day.Start, cancellationToken);
        return progress;
    }

    /// <summary>The event and the note that it has happened are one transaction.</summary>
    private async Task<DemoProgress> HappenAsync(DemoData data, HistoryEvent happening, DemoProgress progress, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var deeds = scope.ServiceProvider.GetRequiredService<HistoryDeeds>();
        var settings = scope.ServiceProvider.GetRequiredService<SettingStore>();
        return await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().RunAsync(
            async token =>
            {
                var number = happening.Story is { } story ? progress.RequestNumbers.GetValueOrDefault(story) : null;
                number = await deeds.DoAsync(data, happening, number, token);
                var next = progress.After(happening.Story, number);
                await settings.SetAsync(DemoProgress.Key, next.ToString(), token);
                return next;
            },
            cancellationToken);
    }

    private async Task PassAsync(DateTimeOffset target, CancellationToken cancellationToken)
    {
        while (await NextDueAtAsync(cancellationToken) is { } due && due <= target)
        {
            clock.StandAt(due);
            if (await runner.RunDueAsync(due, cancellationToken) == 0)
                break;
        }

        clock.StandAt(target);
    }

    private async Task<DateTimeOffset?> NextDueAtAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<JobQueue>().NextDueAtAsync(cancellationToken);
    }
}
