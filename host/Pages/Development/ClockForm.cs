using Microsoft.AspNetCore.Antiforgery;
using WorkflowCrm.Crm.Calendar;
using WorkflowCrm.Host.Development.Clock;
using WorkflowCrm.Host.SignIn;

namespace WorkflowCrm.Host.Pages.Development;

/// <summary>The buttons of the development strip: move the program's clock and come back to the page.</summary>
public static class ClockForm
{
    public static void Map(WebApplication app)
    {
        if (app.Environment.IsDevelopment())
            app.MapPost("/dev/clock/forward", MoveAsync).AllowAnonymous().WithMetadata(new RequireAntiforgeryTokenAttribute()).ExcludeFromDescription();
    }

    private static async Task<IResult> MoveAsync(HttpContext http, ClockMover mover, WorkingCalendar calendar, TimeProvider time, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        if (WorkingDuration.TryParse(form["step"].ToString(), out var step))
            await mover.MoveAsync(calendar.Add(time.GetUtcNow(), step), TimeSpan.Zero, cancellationToken);
        return Results.LocalRedirect(ReturnUrl.Local(form["back"]));
    }
}
