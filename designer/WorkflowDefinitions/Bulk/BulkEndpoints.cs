using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Designer.WorkflowDefinitions.Files;
using WorkflowCrm.Designer.WorkflowDefinitions.Publishing;
using WorkflowCrm.Designer.WorkflowDefinitions.Reading;
using WorkflowCrm.Designer.WorkflowDefinitions.Versions;

namespace WorkflowCrm.Designer.WorkflowDefinitions.Bulk;

/// <summary>The same for several definitions, one after another: one that is refused does not hold up the others.</summary>
internal static class BulkEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/elsa/api/bulk-actions/publish/workflow-definitions/by-definition-ids", PublishAsync).Produces<BulkPublished>();
        endpoints.MapPost("/elsa/api/bulk-actions/retract/workflow-definitions/by-definition-ids", RetractAsync).Produces<BulkRetracted>();
        endpoints
            .MapPost("/elsa/api/bulk-actions/delete/workflow-definitions/by-definition-id", (DefinitionIdList? list, HttpResponse response, IDefinitionVersions versions, CancellationToken cancellationToken) =>
                DeleteAsync(list?.DefinitionIds, id => versions.DeleteAsync(id, cancellationToken), response))
            .Produces<BulkDeleted>();
        endpoints
            .MapPost("/elsa/api/bulk-actions/delete/workflow-definitions/by-id", (VersionIds? list, HttpResponse response, IDefinitionVersions versions, CancellationToken cancellationToken) =>
                DeleteAsync(list?.Ids, id => versions.DeleteVersionAsync(id, cancellationToken), response))
            .Produces<BulkDeleted>();
    }

    private static async Task<IResult> PublishAsync(
        DefinitionIdList? list, HttpResponse response, IDefinitionPublishing publishing, IDefinitionReading reading, CancellationToken cancellationToken)
    {
        var (published, already, missing, consumers, notices) = (new List<string>(), new List<string>(), new List<string>(), new List<string>(), new List<string>());
        foreach (var id in Distinct(list?.DefinitionIds))
        {
            if (await reading.FindAsync(id, "Latest", cancellationToken) is not { } latest)
            {
                missing.Add(id);
                continue;
            }

            var answer = await publishing.PublishLatestAsync(id, cancellationToken);
            var messages = answer.Refusal?.Messages ?? answer.Value.Notices;
            notices.AddRange(messages.Select(message => $"{latest.Text.Name}: {message}"));
            if (answer.Refusal is not null)
                continue;
            consumers.AddRange(answer.Value.Consumers);
            if (answer.Value.WasPublished)
                already.Add(id);
            else if (answer.Value.Definition.IsPublished) // else it waits for somebody
                published.Add(id);
        }

        StudioNotice.Write(response, notices);
        return StudioJson.Ok(new BulkPublished(published, already, missing, [.. consumers.Distinct(StringComparer.Ordinal)]));
    }

    private static async Task<IResult> RetractAsync(
        DefinitionIdList? list, HttpResponse response, IDefinitionPublishing publishing, IDefinitionReading reading, CancellationToken cancellationToken)
    {
        var (retracted, already, missing, notices) = (new List<string>(), new List<string>(), new List<string>(), new List<string>());
        foreach (var id in Distinct(list?.DefinitionIds))
        {
            if (await reading.FindAsync(id, "Latest", cancellationToken) is null)
                missing.Add(id);
            else if (await reading.FindAsync(id, "Published", cancellationToken) is null)
                already.Add(id);
            else if ((await publishing.RetractAsync(id, cancellationToken)).Refusal is { } refusal)
                notices.AddRange(refusal.Messages);
            else
                retracted.Add(id);
        }

        StudioNotice.Write(response, notices);
        return StudioJson.Ok(new BulkRetracted(retracted, already, missing));
    }

    private static async Task<IResult> DeleteAsync(IReadOnlyList<string>? ids, Func<string, Task<StudioAnswer<int>>> delete, HttpResponse response)
    {
        var (deleted, notices) = (0, new List<string>());
        foreach (var id in Distinct(ids))
        {
            var answer = await delete(id);
            if (answer.Refusal is { } refusal)
                notices.AddRange(refusal.Messages);
            else if (answer.Value > 0)
                deleted++;
        }

        StudioNotice.Write(response, notices);
        return StudioJson.Ok(new BulkDeleted(deleted));
    }

    private static IEnumerable<string> Distinct(IReadOnlyList<string>? ids) => (ids ?? []).Distinct(StringComparer.Ordinal);
}
