using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using WorkflowCrm.Crm.Calendar;
using WorkflowCrm.Host.Development.Clock;

namespace WorkflowCrm.Host.Pages.Development;

/// <summary>The buttons of the development strip: move the program's clock and come back to the page.</summary>
public static class ClockForm
{
    public static void Map(WebApplication app)
    {
        if (app.Environment.IsDevelopment())
            app.MapPost("/dev/clock/forward", MoveAsync).AllowAnonymous().WithMetadata(new RequireAntiforgeryTokenAttribute()).ExcludeFromDescription();
    }

    private static async Task<IResult> MoveAsync(HttpContext http, ClockMover mover, TimeProvider time, CancellationToken cancellationToken)
    {
        if (http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false })
            return Results.BadRequest();
        var form = await http.Request.ReadFormAsync(cancellationToken);
        if (WorkingDuration.TryParse(form["step"].ToString(), out var step))
            await mover.MoveAsync(WorkingCalendar.China().Add(time.GetUtcNow(), step), TimeSpan.Zero, cancellationToken);
        return Results.LocalRedirect(Languages.LocalPath(form["back"]));
    }
}
