using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Designer.Texts;
using WorkflowCrm.Designer.WorkflowDefinitions.Documents;
using WorkflowCrm.Designer.WorkflowDefinitions.Publishing;
using WorkflowCrm.Designer.WorkflowDefinitions.Reading;

namespace WorkflowCrm.Designer.WorkflowDefinitions.Saving;

/// <summary><c>POST /elsa/api/workflow-definitions</c>: the Studio creates, saves by itself with every stroke, saves and publishes with it.</summary>
internal static class SaveEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints
        .MapPost("/elsa/api/workflow-definitions", SaveAsync)
        .Accepts<SaveRequest>("application/json").Produces<SavedDefinition>().ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<IResult> SaveAsync(
        HttpContext http, IStudioTexts texts, IDefinitionReading reading, IDefinitionEditing editing, IDefinitionPublishing publishing,
        DefinitionAnswers answers, CancellationToken cancellationToken)
    {
        var body = await StudioBody.ReadAsync(http.Request, texts, cancellationToken);
        if (body.Refusal is { } unreadable)
            return unreadable.ToResult();
        if (body.Value["model"] is not JsonObject model)
            return new StudioRefusal(texts.Get("designer.model-missing")).ToResult();
        var posted = await PostedModel.ReadAsync(model, reading, cancellationToken);
        return body.Value["publish"] is JsonValue publish && publish.TryGetValue<bool>(out var wanted) && wanted
            ? await answers.OfAsync(await publishing.PublishAsync(posted, cancellationToken), http.Response, cancellationToken)
            : await answers.OfSavedAsync(await editing.SaveAsync(posted, cancellationToken), http.Response, cancellationToken);
    }
}
