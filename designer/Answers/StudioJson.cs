using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace WorkflowCrm.Designer.Answers;

/// <summary>JSON as Elsa Studio reads and writes it: camel case, and as deep as a definition may be nested.</summary>
public static class StudioJson
{
    /// <summary>Levels of JSON; those of a definition and of what it is wrapped in.</summary>
    public const int MaximumDepth = 300;

    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MaximumDepth,
        AllowDuplicateProperties = false,
    };

    public static IResult Ok<T>(T value) => Results.Json(value, Options);
}
