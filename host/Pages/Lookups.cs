using WorkflowCrm.Crm.Processes;
using WorkflowCrm.Host.Components;
using WorkflowCrm.Host.Components.Forms;

namespace WorkflowCrm.Host.Pages;

/// <summary>Suggestions for the search boxes while one types; the same search as without a script.</summary>
public static class Lookups
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/lookup/customer", (string? q, Reader reader, Picker picker, CancellationToken stop) => FindAsync(FieldType.Customer, q, reader, picker, stop))
            .RequireAuthorization().ExcludeFromDescription();
        app.MapGet("/lookup/person", (string? q, Reader reader, Picker picker, CancellationToken stop) => FindAsync(FieldType.Person, q, reader, picker, stop))
            .RequireAuthorization().ExcludeFromDescription();
    }

    private static async Task<IResult> FindAsync(FieldType type, string? words, Reader reader, Picker picker, CancellationToken cancellationToken)
    {
        await reader.LoadAsync(cancellationToken);
        IReadOnlyList<PickOption> hits = string.IsNullOrWhiteSpace(words) || words.Length > 100 ? [] : await picker.SearchAsync(type, words.Trim(), cancellationToken);
        return Results.Json(hits);
    }
}
