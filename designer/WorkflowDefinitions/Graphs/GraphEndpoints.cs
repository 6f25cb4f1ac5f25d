using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Designer.Texts;
using WorkflowCrm.Designer.WorkflowDefinitions.Documents;
using WorkflowCrm.Designer.WorkflowDefinitions.Reading;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Designer.WorkflowDefinitions.Graphs;

/// <summary>Parts of a drawing: what is inside a workflow that is used as an activity, and the way to an activity that is inside others.</summary>
internal static class GraphEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapGet("/elsa/api/workflow-definitions/subgraph/{versionId}", SubgraphAsync)
            .Produces<StudioNode>().ProducesProblem(StatusCodes.Status400BadRequest);
        endpoints
            .MapGet("/elsa/api/workflow-definitions/subgraph/segments/{versionId}", SegmentsAsync)
            .Produces<StudioSegments>().ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> SubgraphAsync(
        string versionId, string? parentNodeId, IDefinitionReading reading, IDefinitionStore store, DefinitionAnswers answers, IStudioTexts texts, CancellationToken cancellationToken)
    {
        if (await reading.FindVersionAsync(versionId, cancellationToken) is not { } definition)
            return StudioRefusal.UnknownDefinition(texts, versionId).ToResult();
        var text = definition.Text.WithNodeIds();
        return await Subgraph.FindAsync(text, parentNodeId ?? text.Root.NodeId, store, cancellationToken) is { } activity
            ? StudioJson.Ok(DrawnDefinition.Part(activity, await answers.KnownAsync(cancellationToken)))
            : Missing(texts, parentNodeId ?? "");
    }

    private static async Task<IResult> SegmentsAsync(
        string versionId, string? childNodeId, IDefinitionReading reading, DefinitionAnswers answers, IStudioTexts texts, CancellationToken cancellationToken)
    {
        if (await reading.FindVersionAsync(versionId, cancellationToken) is not { } definition)
            return StudioRefusal.UnknownDefinition(texts, versionId).ToResult();
        return DrawnDefinition.Segments(definition.Text, childNodeId ?? "", await answers.KnownAsync(cancellationToken)) is { } segments
            ? StudioJson.Ok(segments)
            : Missing(texts, childNodeId ?? "");
    }

    private static IResult Missing(IStudioTexts texts, string nodeId) => new StudioRefusal(texts.Get("designer.unknown-node", ("node", nodeId))).ToResult();
}
