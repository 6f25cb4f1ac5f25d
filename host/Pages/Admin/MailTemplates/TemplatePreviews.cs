using System.Net;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Host.Components;

namespace WorkflowCrm.Host.Pages.Admin.MailTemplates;

/// <summary>
/// The mail as its receiver would see it, for the frame on a template's page. It is a page by itself, because a mail carries its styles with
/// it and our pages allow none; in return it may do nothing at all.
/// </summary>
public static class TemplatePreviews
{
    private const string Policy =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox";

    public static void Map(WebApplication app) => app.MapGet("/admin/mail-templates/{key}/preview", ShowAsync).RequireAuthorization().ExcludeFromDescription();

    private static async Task<IResult> ShowAsync(
        string key, HttpContext http, TemplateViews views, Reader reader, ProblemText words, CancellationToken cancellationToken)
    {
        await reader.LoadAsync(cancellationToken);
        if (!reader.Has(Roles.ProcessOwner))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (await views.PreviewAsync(key, cancellationToken) is not { } preview)
            return Results.NotFound();
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers.XFrameOptions = "SAMEORIGIN";
        return Results.Content(preview.Problem is { } problem ? Sentence(words.Of(problem)) : preview.Value.Html, "text/html; charset=utf-8");
    }

    private static string Sentence(string sentence) =>
        $"<!doctype html><html lang=\"{Texts.CurrentLanguage}\"><head><meta charset=\"utf-8\"><title></title></head><body style=\"font-family:system-ui,sans-serif;color:#49566c;padding:16px\"><p>{WebUtility.HtmlEncode(sentence)}</p></body></html>";
}
