using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Designer.Texts;
using WorkflowCrm.Designer.WorkflowDefinitions.Documents;

namespace WorkflowCrm.Designer.WorkflowDefinitions.Reading;

/// <summary>One definition: by its own id, or by that of a version.</summary>
internal static class ReadEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapGet("/elsa/api/workflow-definitions/by-definition-id/{definitionId}", ByDefinitionIdAsync)
            .Produces<object>().ProducesProblem(StatusCodes.Status400BadRequest);
        endpoints
            .MapGet("/elsa/api/workflow-definitions/by-id/{versionId}", ByIdAsync)
            .Produces<object>().ProducesProblem(StatusCodes.Status400BadRequest);
        endpoints
            .MapGet("/elsa/api/workflow-definitions/many-by-id", ManyByIdAsync)
            .Produces<StudioList<object>>();
        endpoints
            .MapGet("/elsa/api/workflow-definitions/validation/is-name-unique", IsNameUniqueAsync)
            .Produces<NameAnswer>();
    }

    private static async Task<IResult> ByDefinitionIdAsync(
        string definitionId, string? versionOptions, IDefinitionReading reading, DefinitionAnswers answers, IStudioTexts texts, CancellationToken cancellationToken) =>
        await answers.OfAsync(Found(await reading.FindAsync(definitionId, versionOptions, cancellationToken), definitionId, texts), cancellationToken);

    private static async Task<IResult> ByIdAsync(
        string versionId, IDefinitionReading reading, DefinitionAnswers answers, IStudioTexts texts, CancellationToken cancellationToken) =>
        await answers.OfAsync(Found(await reading.FindVersionAsync(versionId, cancellationToken), versionId, texts), cancellationToken);

    private static async Task<IResult> ManyByIdAsync(string[] ids, IDefinitionReading reading, DefinitionAnswers answers, CancellationToken cancellationToken)
    {
        var found = new List<object>();
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
        {
            if (await reading.FindVersionAsync(id, cancellationToken) is { } definition)
                found.Add(await answers.DocumentAsync(definition, cancellationToken));
        }

        return StudioJson.Ok(new StudioList<object>(found));
    }

    private static async Task<IResult> IsNameUniqueAsync(string? name, string? definitionId, IDefinitionReading reading, CancellationToken cancellationToken) =>
        StudioJson.Ok(new NameAnswer(await reading.IsNameFreeAsync(name ?? "", definitionId, cancellationToken)));

    private static StudioAnswer<StudioDefinition> Found(StudioDefinition? definition, string id, IStudioTexts texts) =>
        definition is not null ? definition : StudioRefusal.UnknownDefinition(texts, id);
}
