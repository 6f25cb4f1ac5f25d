using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Designer.Texts;

namespace WorkflowCrm.Designer.VariableTypes;

/// <summary><c>GET /elsa/api/descriptors/variables</c>. A type picker asks for it a dozen times at once, so the browser may keep it for a while.</summary>
public static class VariableTypesEndpoint
{
    private static readonly (string Category, string[] Types)[] s_all =
    [
        ("Primitives", ["String", "Boolean", "Int32", "Int64", "Decimal", "Double", "Guid"]),
        ("Time", ["DateTimeOffset", "DateTime", "DateOnly", "TimeOnly", "TimeSpan"]),
        ("Data", ["Object", "JsonNode", "JsonObject", "JsonArray", "ObjectDictionary", "StringDictionary", "ByteArray"]),
    ];

    public static void MapVariableTypes(this IEndpointRouteBuilder endpoints) => endpoints
        .MapGet("/elsa/api/descriptors/variables", (IStudioTexts texts, HttpResponse response) =>
        {
            response.Headers.CacheControl = "private, max-age=30";
            response.Headers.Vary = "Cookie, Accept-Language";
            return StudioJson.Ok(new StudioList<VariableType>(In(texts)));
        })
        .Produces<StudioList<VariableType>>();

    /// <summary>The types, the most used first.</summary>
    public static IReadOnlyList<VariableType> In(IStudioTexts texts) =>
    [
        .. s_all.SelectMany(group => group.Types.Select(type =>
            new VariableType(type, texts.Get($"designer.type.{type}"), texts.Get($"designer.types.{group.Category}"), null))),
    ];
}
