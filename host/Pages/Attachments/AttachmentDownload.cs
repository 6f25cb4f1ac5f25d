using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Mail.Incoming;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Host.Components;

namespace WorkflowCrm.Host.Pages.Attachments;

/// <summary>
/// Hands out files that came by mail, for saving only: whoever may see the request may have its files, and administrators all.
/// </summary>
public static class AttachmentDownload
{
    /// <summary>What no browser runs, even if it were to show it; everything else is bytes.</summary>
    private static readonly HashSet<string> s_harmless = new(StringComparer.OrdinalIgnoreCase)
    {
        ContentTypes.Pdf, ContentTypes.Png, ContentTypes.Jpeg, ContentTypes.Gif, ContentTypes.Webp, ContentTypes.Bmp, ContentTypes.Tiff,
        ContentTypes.Docx, ContentTypes.Xlsx, ContentTypes.Pptx, ContentTypes.Odt, ContentTypes.Ods, ContentTypes.Odp,
        ContentTypes.Doc, ContentTypes.Xls, ContentTypes.Ppt, ContentTypes.Text, ContentTypes.Zip,
    };

    public static void Map(WebApplication app) =>
        app.MapGet("/attachments/{id}", SendAsync).RequireAuthorization().ExcludeFromDescription();

    private static async Task<IResult> SendAsync(
        string id, IReceivedMails received, IAttachmentFiles files, IApprovalStore approvals, Reader reader, HttpResponse response, CancellationToken cancellationToken)
    {
        await reader.LoadAsync(cancellationToken);
        if (await received.FindAttachmentAsync(id, cancellationToken) is not { } attachment)
            return Results.NotFound();
        if (!reader.Has(Roles.Administrator) && !await MaySeeAsync(attachment, approvals, reader, cancellationToken))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (files.Open(attachment.ContentHash) is not { } content)
            return Results.NotFound();
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";
        var type = s_harmless.Contains(attachment.ContentType) ? attachment.ContentType : ContentTypes.Unknown;
        return Results.Stream(content, type, attachment.Name);
    }

    private static async Task<bool> MaySeeAsync(KeptAttachment attachment, IApprovalStore approvals, Reader reader, CancellationToken cancellationToken)
    {
        if (attachment.RequestNumber is not { } number || await approvals.FindAsync(number, cancellationToken) is not { } request)
            return false;
        var tasks = await approvals.TasksOfAsync(request.Id, cancellationToken);
        return TaskRights.MaySee(reader.Company, request, tasks, reader.Id, reader.Now);
    }
}
