using Microsoft.AspNetCore.Antiforgery;
using WorkflowCrm.Host.SignIn;

namespace WorkflowCrm.Host.Pages.SignIn;

/// <summary>Ends the session from the header's menu.</summary>
public static class SignOut
{
    public static void Map(WebApplication app) =>
        app.MapPost("/sign-out", RunAsync).AllowAnonymous().WithMetadata(new RequireAntiforgeryTokenAttribute()).ExcludeFromDescription();

    private static async Task<IResult> RunAsync(SignInDesk desk)
    {
        await desk.SignOutAsync();
        return Results.LocalRedirect("/sign-in");
    }
}
