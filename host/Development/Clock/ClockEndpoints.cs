using System.Globalization;
using WorkflowCrm.Host.Api.Problems;

namespace WorkflowCrm.Host.Development.Clock;

/// <summary>Reads and moves the program's clock (Development only).</summary>
internal static class ClockEndpoints
{
    private static readonly TimeSpan s_furthest = TimeSpan.FromDays(3660);

    public static void Map(RouteGroupBuilder development)
    {
        development.MapGet("/clock", (TimeProvider time) => new ClockView(time.GetUtcNow()))
            .WithSummary("The program's clock");
        development.MapPost("/clock", MoveAsync)
            .WithSummary("Move the program's clock forward")
            .WithDescription("What falls due on the way runs in the order of its due times, each at its own time; the answer comes when all has run.")
            .Produces<ClockView>()
            .ProducesProblem(400)
            .ProducesProblem(422);
    }

    private static async Task<IResult> MoveAsync(
        ClockBody body, ClockMover mover, DevelopmentClock clock, ApiProblem problem, CancellationToken cancellationToken)
    {
        if (body.Advance is null == body.To is null)
            return problem.Of(StatusCodes.Status400BadRequest, "clock-one-of");
        var now = clock.GetUtcNow();
        TimeSpan advance;
        if (body.To is { } to)
            advance = to - now;
        else if (!TimeSpan.TryParseExact(body.Advance, "c", CultureInfo.InvariantCulture, out advance))
            return problem.Of(StatusCodes.Status400BadRequest, "clock-one-of");
        if (advance < TimeSpan.Zero)
            return problem.Of(StatusCodes.Status422UnprocessableEntity, "clock-backwards", ("now", Utc(now)));
        if (advance > s_furthest)
            return problem.Of(StatusCodes.Status422UnprocessableEntity, "clock-too-far", ("days", s_furthest.Days.ToString(CultureInfo.InvariantCulture)));
        return Results.Ok(new ClockView(await mover.MoveAsync(body.To, advance, cancellationToken)));
    }

    private static string Utc(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <summary>The program's time (UTC).</summary>
public sealed record ClockView(DateTimeOffset Now);

/// <summary>Where to move the clock: by a duration or to an instant.</summary>
/// <param name="Advance"><c>days.hours:minutes:seconds</c>, e.g. <c>1.04:00:00</c>.</param>
/// <param name="To">An instant, e.g. <c>2026-11-25T02:00:00Z</c>.</param>
public sealed record ClockBody(string? Advance, DateTimeOffset? To);
