using System.Globalization;
using WorkflowCrm.Storage.Settings;

namespace WorkflowCrm.Host.Development.Clock;

/// <summary>Keeps the offset of the clock over a restart.</summary>
public sealed class ClockMemory(IServiceScopeFactory scopes)
{
    private const string Key = "development.clock.offset";

    /// <summary>Null when the clock was never moved.</summary>
    public async Task<TimeSpan?> RecallAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var text = await scope.ServiceProvider.GetRequiredService<SettingStore>().GetAsync(Key, cancellationToken);
        return TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var offset) ? offset : null;
    }

    public async Task KeepAsync(TimeSpan offset, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var settings = scope.ServiceProvider.GetRequiredService<SettingStore>();
        await settings.SetAsync(Key, offset.ToString("c", CultureInfo.InvariantCulture), cancellationToken);
    }
}
