using Microsoft.AspNetCore.Antiforgery;
using WorkflowCrm.Host.SignIn;
using WorkflowCrm.Host.StartUp;

namespace WorkflowCrm.Host.Pages;

/// <summary>The language switch of the header.</summary>
public static class Languages
{
    public static void Map(WebApplication app) =>
        app.MapPost("/language", Switch).AllowAnonymous().WithMetadata(new RequireAntiforgeryTokenAttribute()).ExcludeFromDescription();

    public static void Remember(HttpContext http, string language) => http.Response.Cookies.Append(
        Language.CookieName, language, new CookieOptions { MaxAge = TimeSpan.FromDays(400), Path = "/", SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true });

    private static async Task<IResult> Switch(HttpContext http, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var language = form["language"].ToString();
        if (Texts.Languages.Contains(language))
            Remember(http, language);
        return Results.LocalRedirect(ReturnUrl.Local(form["back"]));
    }
}
