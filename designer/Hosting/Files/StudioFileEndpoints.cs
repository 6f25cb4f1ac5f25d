using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace WorkflowCrm.Designer.Hosting.Files;

/// <summary>The files of Elsa Studio below <c>/designer/</c>, as small as the caller takes them and kept by him as long as they stay the same.</summary>
public static class StudioFileEndpoints
{
    /// <summary>Adds the endpoints; the caller says who may use them.</summary>
    public static void MapStudioFiles(this IEndpointRouteBuilder endpoints)
    {
        string[] methods = [HttpMethods.Get, HttpMethods.Head];
        endpoints.MapMethods("/designer/_framework/{**path}", methods, (string path, HttpContext http, StudioPackage package) => Send(http, package, "_framework/" + path));
        endpoints.MapMethods("/designer/_content/{**path}", methods, (string path, HttpContext http, StudioPackage package) => Send(http, package, "_content/" + path));
        endpoints.MapMethods("/designer/{name}.styles.css", methods, (string name, HttpContext http, StudioPackage package) => Send(http, package, name + ".styles.css"));
        // The Studio asks for its settings; ours are attributes of its element.
        endpoints.MapMethods("/designer/appsettings.json", methods, () => Results.Text("{}", "application/json"));
    }

    private static IResult Send(HttpContext http, StudioPackage package, string path)
    {
        if (package.Find(path) is not { } file)
            return Results.NotFound();
        var variant = file.Variants.First(v => v.Encoding.IsAcceptedBy(http.Request));
        var headers = http.Response.Headers;
        headers.CacheControl = file.IsFingerprinted ? "private, max-age=31536000, immutable" : "private, no-cache";
        if (file.Variants.Count > 1)
            headers.Vary = HeaderNames.AcceptEncoding;
        if (variant.Encoding != FileEncoding.Plain)
            headers.ContentEncoding = variant.Encoding.Name;
        // The package is pinned: its version and a length tell one content of a file from every other.
        var tag = new EntityTagHeaderValue($"\"{file.PackageVersion}-{variant.Length:x}-{variant.Encoding.Name}\"");
        return Results.File(variant.PhysicalPath, file.ContentType, entityTag: tag);
    }
}
