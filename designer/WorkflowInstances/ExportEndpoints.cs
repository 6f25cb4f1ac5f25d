using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Designer.Texts;

namespace WorkflowCrm.Designer.WorkflowInstances;

/// <summary>
/// Instances as files: what the Studio shows of them, with the journal. They are read, not brought in again: an instance without its
/// request, its tasks and its timers would be one that nobody can carry on.
/// </summary>
internal static class ExportEndpoints
{
    private const int MostAtOnce = 200;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/elsa/api/workflow-instances/{id}/export", ExportAsync);
        endpoints.MapPost("/elsa/api/bulk-actions/export/workflow-instances", ExportManyAsync);
        endpoints.MapPost("/elsa/api/bulk-actions/import/workflow-instances", (IStudioTexts texts) => new StudioRefusal(texts.Get("instances.no-import")).ToResult());
    }

    private static async Task<IResult> ExportAsync(string id, IInstanceReading instances, JournalLines lines, IStudioTexts texts, CancellationToken cancellationToken) =>
        await WriteAsync(id, instances, lines, texts, cancellationToken) is { } file
            ? Results.File(file, "application/json", $"workflow-instance-{id}.json")
            : InstanceEndpoints.Unknown(texts);

    private static async Task<IResult> ExportManyAsync(
        InstanceIds chosen, IInstanceReading instances, JournalLines lines, IStudioTexts texts, CancellationToken cancellationToken)
    {
        if (chosen.Ids is not { Count: > 0 and <= MostAtOnce } ids)
            return new StudioRefusal(texts.Get("instances.export-number", ("most", $"{MostAtOnce}"))).ToResult();
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var id in ids.Distinct(StringComparer.Ordinal))
            {
                if (await WriteAsync(id, instances, lines, texts, cancellationToken) is not { } file)
                    continue;
                await using var entry = await archive.CreateEntry($"workflow-instance-{id}.json").OpenAsync(cancellationToken);
                await entry.WriteAsync(file, cancellationToken);
            }
        }

        return Results.File(zip.ToArray(), "application/zip", "workflow-instances.zip");
    }

    private static async Task<byte[]?> WriteAsync(
        string id, IInstanceReading instances, JournalLines lines, IStudioTexts texts, CancellationToken cancellationToken)
    {
        if (await instances.FindAsync(id, cancellationToken) is not { } found)
            return null;
        var journal = lines.Page(id, await instances.JournalAsync(id, cancellationToken), null, 0, int.MaxValue);
        return JsonSerializer.SerializeToUtf8Bytes(
            new { instance = InstanceEndpoints.Detail(found.State, texts), variables = VariableValue.Of(found.State, found.Definition), journal = journal.Items }, StudioJson.Options);
    }
}
