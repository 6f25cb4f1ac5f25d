using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Antiforgery;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Host.SignIn;

namespace WorkflowCrm.Host.Pages.Requests;

/// <summary>Keeps what is being typed: the script sends the form a moment after each change, and the page fills it in again.</summary>
public static class Drafts
{
    /// <summary>A form beyond this size is not kept while it is typed; it is still refused or accepted as a whole when sent.</summary>
    private const int MostCharacters = 200_000; // Chinese takes six in JSON

    private static readonly string[] s_forms = ["request/", "task/", "mail-template/"];

    public static string OfRequest(string definitionId) => $"request/{definitionId}";

    public static string OfTask(string taskId) => $"task/{taskId}";

    public static void Map(WebApplication app) => app.MapPost("/drafts", SaveAsync)
        .RequireAuthorization().WithMetadata(new RequireAntiforgeryTokenAttribute()).ExcludeFromDescription();

    /// <summary>The fields named <c>f.…</c> and the comment, by name without the prefix.</summary>
    public static JsonObject Content(IFormCollection form)
    {
        var content = new JsonObject();
        foreach (var (name, value) in form)
        {
            if (name.StartsWith("f.", StringComparison.Ordinal))
                content[name[2..]] = value.Count == 1 ? value.ToString() : new JsonArray([.. value.OfType<string>().Select(v => (JsonNode)v)]);
            else if (name == "comment")
                content["comment"] = value.ToString();
        }
        return content;
    }

    public static async Task<JsonObject?> FindAsync(IApprovalStore approvals, string personId, string formKey, CancellationToken cancellationToken) =>
        await approvals.FindDraftAsync(personId, formKey, cancellationToken) is { } draft ? JsonNode.Parse(draft.Content) as JsonObject : null;

    private static async Task<IResult> SaveAsync(
        HttpContext http, CurrentPerson current, IApprovalStore approvals, TimeProvider time, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var key = form["draft"].ToString();
        var content = Content(form).ToJsonString();
        if (!IsFormKey(key) || content.Length > MostCharacters)
            return Results.NoContent();
        await approvals.SaveDraftAsync(
            new Draft { PersonId = current.RequiredId, FormKey = key, Content = content, UpdatedAt = time.GetUtcNow() }, cancellationToken);
        return Results.NoContent();
    }

    private static bool IsFormKey(string key) =>
        key.Length is > 5 and <= 100 && s_forms.Any(form => key.StartsWith(form, StringComparison.Ordinal));
}
