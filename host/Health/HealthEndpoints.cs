using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Host.Mail;
using WorkflowCrm.Host.Mail.Incoming;
using WorkflowCrm.Host.Schedules;
using WorkflowCrm.Host.Settings;
using WorkflowCrm.Host.StartUp;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Jobs;

namespace WorkflowCrm.Host.Health;

/// <summary>For whoever watches over the program: is the process up, and can it do its work.</summary>
internal static class HealthEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").WithTags("Health");
        health.MapGet("/live", () => new HealthView("live", new Dictionary<string, bool>()))
            .WithSummary("The process is up");
        health.MapGet("/ready", ReadyAsync)
            .WithSummary("The database is reachable, its migrations are applied, the job worker is alive and schedules run; degraded when mails wait")
            .Produces<HealthView>()
            .Produces<HealthView>(503);
    }

    private static async Task<IResult> ReadyAsync(
        WorkflowCrmDbContext db, JobWorker worker, HostSettings settings, Opening opening, IServiceProvider services, ILogger<HealthView> log, CancellationToken cancellationToken)
    {
        var database = false;
        var migrations = false;
        try
        {
            database = await db.Database.CanConnectAsync(cancellationToken);
            migrations = database && !(await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogWarning(exception, "The database cannot be reached.");
        }

        var checks = new Dictionary<string, bool> { ["database"] = database, ["migrations"] = migrations };
        if (settings.Role != NodeRole.Web)
        {
            checks["jobWorker"] = worker.IsAlive;
            checks["schedules"] = services.GetRequiredService<ScheduleKeeper>().IsWell;
        }

        if (!opening.IsOpen)
            checks["demoCompany"] = false; // its past is still being played
        var ready = checks.Values.All(ok => ok);
        var mail = settings.Role == NodeRole.Web ? [] : Mail(services);
        var status = !ready ? "notReady" : mail.All(check => check.IsWell) ? "ready" : "degraded";
        foreach (var (name, isWell) in mail)
            checks[name] = isWell;
        return Results.Json(new HealthView(status, checks), statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    // Mails wait until their server is back. Nobody is served better by a node that is taken away for it.
    private static List<(string Name, bool IsWell)> Mail(IServiceProvider services)
    {
        var checks = new List<(string, bool)>();
        if (services.GetRequiredService<IMailDelivery>() is { IsToTheOutside: true } delivery)
            checks.Add(("mailOut", delivery.IsWell));
        if (services.GetService<MailReader>() is { } reader)
            checks.Add(("mailIn", reader.IsWell));
        return checks;
    }
}

/// <summary>How the program is.</summary>
/// <param name="Status">live; ready, degraded (it works, but mails wait) or notReady.</param>
/// <param name="Checks">What was looked at, and whether it is all right.</param>
public sealed record HealthView(string Status, IReadOnlyDictionary<string, bool> Checks);
