using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace WorkflowCrm.Designer.Hosting.Files;

/// <summary>How the bytes of a file are stored and sent.</summary>
/// <param name="Name">As in <c>Content-Encoding</c>; <c>identity</c> for the file itself.</param>
/// <param name="Ending">Of the stored file's name.</param>
public sealed record FileEncoding(string Name, string Ending)
{
    public static readonly FileEncoding Plain = new("identity", "");

    /// <summary>The smaller first.</summary>
    public static readonly IReadOnlyList<FileEncoding> Compressed = [new("br", ".br"), new("gzip", ".gz")];

    /// <summary>Whether the caller takes it; quality 0 means no, and without a header only the file itself is safe.</summary>
    public bool IsAcceptedBy(HttpRequest request)
    {
        if (this == Plain)
            return true;
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        var meant = accepted.FirstOrDefault(a => StringSegment.Equals(a.Value, Name, StringComparison.OrdinalIgnoreCase)) ?? accepted.FirstOrDefault(a => a.Value == "*");
        return meant is not null && meant.Quality is not 0;
    }
}
