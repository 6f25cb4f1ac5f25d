using System.Text.RegularExpressions;
using Microsoft.AspNetCore.StaticFiles;

namespace WorkflowCrm.Designer.Hosting.Files;

/// <summary>A file of the package.</summary>
/// <param name="Path">Below the package's root, with forward slashes.</param>
/// <param name="PackageVersion">Of the package that it belongs to.</param>
/// <param name="Variants">The same content as it may be sent, the smallest first, the plain one last.</param>
public sealed partial record StudioFile(string Path, string PackageVersion, IReadOnlyList<StudioFileVariant> Variants)
{
    private static readonly FileExtensionContentTypeProvider s_types = new(new Dictionary<string, string>(new FileExtensionContentTypeProvider().Mappings, StringComparer.OrdinalIgnoreCase)
    {
        [".js"] = "text/javascript",
        [".wasm"] = "application/wasm",
        [".dat"] = "application/octet-stream",
        [".map"] = "application/json",
        [".webmanifest"] = "application/manifest+json",
        [".scss"] = "text/x-scss",
        [".cur"] = "image/x-icon",
    });

    public string ContentType => s_types.TryGetContentType(Path, out var type) ? type : "application/octet-stream";

    /// <summary>Its name tells its content: another content would have another name.</summary>
    public bool IsFingerprinted => Fingerprint().IsMatch(Path);

    [GeneratedRegex(@"^_framework/.*\.[a-z0-9]{10}\.(wasm|js|dat)$|\.[a-z0-9]{10}\.bundle\.scp\.css$")]
    private static partial Regex Fingerprint();
}

/// <summary>The content of a file in one encoding.</summary>
/// <param name="PhysicalPath">Where it lies.</param>
/// <param name="Length">Bytes as stored.</param>
public sealed record StudioFileVariant(FileEncoding Encoding, string PhysicalPath, long Length);
