using Microsoft.AspNetCore.Antiforgery;

namespace WorkflowCrm.Host.Pages;

/// <summary>
/// A form whose token does not fit (the page stood open over a sign-out, or the form is not ours) is answered with a page
/// that says so, and never handled.
/// </summary>
public static class StaleForms
{
    public static void UseStaleForms(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
            return next(http);
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = "/error/400";
        return Task.CompletedTask;
    });
}
