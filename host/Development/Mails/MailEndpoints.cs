using Microsoft.AspNetCore.Http.HttpResults;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Links;
using WorkflowCrm.Host.Api.Problems;

namespace WorkflowCrm.Host.Development.Mails;

/// <summary>The mails that were sent, for programs as JSON and for people as pages (Development only).</summary>
internal static class MailEndpoints
{
    // More than a demo ever sends; keeps one call from reading without end.
    private const int MostMails = 10_000;

    // Mails carry their styles inline; nothing else is allowed in them, and no script anywhere.
    private const string MailPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'; sandbox allow-popups allow-top-navigation-by-user-activation";

    public static void Map(RouteGroupBuilder development)
    {
        development.MapGet("/mail", ListAsync)
            .WithSummary("The mails that were sent, newest first; a page for a browser")
            .Produces<MailList>();
        development.MapGet("/mail/{id}", FindAsync)
            .WithSummary("One mail; a page for a browser")
            .Produces<MailView>()
            .ProducesProblem(404);
        development.MapGet("/mail/{id}/html", ShowAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> ListAsync(HttpRequest request, IMailStore mails, MailFilling filling, string? requestNumber, CancellationToken cancellationToken)
    {
        var sent = new List<MailView>();
        Page<MailMessage> page;
        var number = 1;
        do
        {
            page = await mails.ListAsync(new MailFilter(RequestNumber: requestNumber), PageOf.Clamp(number++, 200), cancellationToken);
            sent.AddRange(page.Items.Where(m => m.SentAt is not null).Select(m => MailView.Of(filling.Of(m))));
        }
        while (page.Items.Count == page.Size && sent.Count < MostMails);
        return IsForPeople(request)
            ? new RazorComponentResult<MailListPage>(new { Mails = sent })
            : Results.Ok(new MailList(sent));
    }

    private static async Task<IResult> FindAsync(string id, HttpRequest request, IMailStore mails, MailFilling filling, ApiProblem problem, CancellationToken cancellationToken)
    {
        if (await mails.FindAsync(id, cancellationToken) is not { } mail)
            return await problem.OfAsync(Problem.NotFound("unknown-mail"), cancellationToken);
        return IsForPeople(request) ? new RazorComponentResult<MailPage>(new { Mail = MailView.Of(filling.Of(mail)) }) : Results.Ok(MailView.Of(filling.Of(mail)));
    }

    private static async Task<IResult> ShowAsync(string id, HttpResponse response, IMailStore mails, MailFilling filling, ApiProblem problem, CancellationToken cancellationToken)
    {
        if (await mails.FindAsync(id, cancellationToken) is not { } mail)
            return await problem.OfAsync(Problem.NotFound("unknown-mail"), cancellationToken);
        response.Headers.ContentSecurityPolicy = MailPolicy;
        response.Headers.XFrameOptions = "SAMEORIGIN";
        return Results.Content("<base target=\"_top\">" + filling.Of(mail).Html, "text/html; charset=utf-8");
    }

    private static bool IsForPeople(HttpRequest request) =>
        request.GetTypedHeaders().Accept is { Count: > 0 } accept && accept.Any(a => a.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));
}
