using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace WorkflowCrm.Host.Pages;

/// <summary>The language switch of the header.</summary>
public static class Languages
{
    public const string Cookie = "lang";

    public static void Map(WebApplication app) =>
        app.MapPost("/language", Switch).AllowAnonymous().WithMetadata(new RequireAntiforgeryTokenAttribute()).ExcludeFromDescription();

    public static void Remember(HttpContext http, string language) => http.Response.Cookies.Append(
        Cookie, language, new CookieOptions { MaxAge = TimeSpan.FromDays(400), Path = "/", SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true });

    /// <summary>An address of this site to go back to, and nothing else.</summary>
    public static string LocalPath(string? back) =>
        back is { Length: > 0 } && back[0] == '/' && !back.StartsWith("//", StringComparison.Ordinal) && !back.StartsWith("/\\", StringComparison.Ordinal) ? back : "/";

    private static async Task<IResult> Switch(HttpContext http, CancellationToken cancellationToken)
    {
        if (http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false })
            return Results.BadRequest();
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var language = form["language"].ToString();
        if (Texts.Languages.Contains(language))
            Remember(http, language);
        return Results.LocalRedirect(LocalPath(form["back"]));
    }
}
