using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Designer.Texts;
using WorkflowCrm.Designer.WorkflowDefinitions.Documents;
using WorkflowCrm.Designer.WorkflowDefinitions.Reading;
using WorkflowCrm.Designer.WorkflowDefinitions.Saving;

namespace WorkflowCrm.Designer.WorkflowDefinitions.Files;

/// <summary>Export and import. The Studio asks whether what uses a definition is to go along; it is always the definition alone.</summary>
internal static class FileEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapGet("/elsa/api/workflow-definitions/{definitionId}/export", ExportAsync)
            .Produces<JsonObject>().ProducesProblem(StatusCodes.Status400BadRequest);
        endpoints
            .MapPost("/elsa/api/bulk-actions/export/workflow-definitions", ExportManyAsync)
            .Produces<byte[]>(contentType: "application/zip");
        endpoints
            .MapPost("/elsa/api/workflow-definitions/import", ImportAsync)
            .Accepts<JsonObject>("application/json").Produces<JsonObject>().ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> ExportAsync(
        string definitionId, string? versionOptions, IDefinitionFiles files, IStudioTexts texts, CancellationToken cancellationToken) =>
        await files.ExportAsync(definitionId, versionOptions, cancellationToken) is { } file
            ? Results.File(Encoding.UTF8.GetBytes(file.Json), "application/json", file.FileName)
            : StudioRefusal.UnknownDefinition(texts, definitionId).ToResult();

    private static async Task<IResult> ExportManyAsync(VersionIds? wanted, IDefinitionFiles files, CancellationToken cancellationToken)
    {
        var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var id in (wanted?.Ids ?? []).Distinct(StringComparer.Ordinal))
            {
                if (await files.ExportVersionAsync(id, cancellationToken) is not { } file)
                    continue;
                // Two definitions may have the same name, so the id goes with it.
                await using var entry = await archive.CreateEntry($"{file.DefinitionId}-{file.FileName}").OpenAsync(cancellationToken);
                await entry.WriteAsync(Encoding.UTF8.GetBytes(file.Json), cancellationToken);
            }
        }

        content.Position = 0;
        return Results.File(content, "application/zip", "workflow-definitions.zip");
    }

    private static async Task<IResult> ImportAsync(
        HttpRequest request, IDefinitionFiles files, IDefinitionReading reading, IStudioTexts texts, DefinitionAnswers answers, CancellationToken cancellationToken)
    {
        var body = await StudioBody.ReadAsync(request, texts, cancellationToken);
        if (body.Refusal is { } unreadable)
            return unreadable.ToResult();
        var posted = await PostedModel.ReadAsync(body.Value, reading, cancellationToken);
        var imported = await files.ImportAsync(posted, cancellationToken);
        StudioNotice.Write(request.HttpContext.Response, imported.Refusal is null ? imported.Value.Notices : []);
        return imported.Refusal is { } refusal ? refusal.ToResult() : StudioJson.Ok(await answers.DocumentAsync(imported.Value.Definition, cancellationToken));
    }
}
