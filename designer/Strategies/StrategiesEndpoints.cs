using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Designer.Texts;

namespace WorkflowCrm.Designer.Strategies;

/// <summary>The choices of a definition's settings; the Studio shows no diagram when one of these lists is missing.</summary>
public static class StrategiesEndpoints
{
    private static readonly string[] s_activation = ["AllowAlwaysStrategy", "SingletonStrategy", "CorrelatedSingletonStrategy", "CorrelationStrategy"];
    private static readonly string[] s_incidents = ["FaultStrategy", "ContinueWithIncidentsStrategy"];

    public static void MapStrategies(this IEndpointRouteBuilder endpoints)
    {
        MapStrategies(endpoints, "workflow-activation-strategies", s_activation);
        MapStrategies(endpoints, "incident-strategies", s_incidents);
        MapStrategies(endpoints, "log-persistence-strategies", []); // the journal is always kept
        MapCommits(endpoints, "workflows");
        MapCommits(endpoints, "activities");
    }

    private static void MapStrategies(IEndpointRouteBuilder endpoints, string list, string[] types) => endpoints
        .MapGet($"/elsa/api/descriptors/{list}", (IStudioTexts texts) => StudioJson.Ok(new StudioList<Strategy>(
            [.. types.Select(type => new Strategy(type, texts.Get($"designer.strategy.{type}"), texts.Get($"designer.strategy.{type}.description")))])))
        .Produces<StudioList<Strategy>>();

    private static void MapCommits(IEndpointRouteBuilder endpoints, string of) => endpoints
        .MapGet($"/elsa/api/descriptors/commit-strategies/{of}", () => StudioJson.Ok(new StudioList<CommitStrategy>([])))
        .Produces<StudioList<CommitStrategy>>();
}
