using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace WorkflowCrm.EndToEnd.Tests.Running;

/// <summary>The clock of a running program, read and moved forward as a developer does it.</summary>
public sealed class ProgramClock(RunningHost host)
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    public async Task<DateTimeOffset> NowAsync()
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        return (await client.GetFromJsonAsync<JsonElement>("dev/clock")).GetProperty("now").GetDateTimeOffset();
    }

    public async Task<DateOnly> TodayAsync() => DateOnly.FromDateTime((await NowAsync()).ToOffset(Shanghai).DateTime);

    /// <summary>Moves to that moment; everything that falls due on the way has run when it returns.</summary>
    public Task MoveToAsync(DateTimeOffset moment) => PostAsync(new { to = moment.ToUniversalTime() });

    /// <param name="moment">The company's wall clock, e.g. <c>2026-11-27 10:00</c>.</param>
    public Task MoveToAsync(string moment) => MoveToAsync(At(moment));

    public static DateTimeOffset At(string moment) =>
        new(DateTime.ParseExact(moment, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), Shanghai);

    private async Task PostAsync(object body)
    {
        using var client = new HttpClient { BaseAddress = host.Address, Timeout = TimeSpan.FromMinutes(5) };
        using var answer = await client.PostAsJsonAsync("dev/clock", body);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"The clock does not move: {await answer.Content.ReadAsStringAsync()}\n{host.Output}");
    }
}
