using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace WorkflowCrm.Designer.Hosting.Scripts;

/// <summary>Our scripts and styles of the Studio's documents, and the words and looks that they use, as modules.</summary>
public static class OwnFileEndpoints
{
    private static readonly Dictionary<string, string> s_data = new(StringComparer.Ordinal)
    {
        ["dictionary.js"] = "studio.zh-CN.json",
        ["looks-data.js"] = "looks.json",
    };

    /// <summary>Adds the endpoint; the caller says who may use it.</summary>
    public static void MapOwnFiles(this IEndpointRouteBuilder endpoints) => endpoints.MapMethods(
        "/designer/script/{name}",
        [HttpMethods.Get, HttpMethods.Head],
        (string name, HttpContext http, OwnFiles files) =>
        {
            var type = name.EndsWith(".js", StringComparison.Ordinal) ? "text/javascript" : name.EndsWith(".css", StringComparison.Ordinal) ? "text/css" : null;
            var content = type is null ? null : s_data.TryGetValue(name, out var data) ? Module(files.Find(data)!) : files.Find(name);
            if (content is null)
                return Results.NotFound();
            http.Response.Headers.CacheControl = "private, no-cache";
            return Results.Bytes(content, type + "; charset=utf-8", entityTag: new EntityTagHeaderValue(OwnFiles.Tag(content)));
        });

    private static byte[] Module(byte[] json) => [.. "export default "u8, .. json];
}
