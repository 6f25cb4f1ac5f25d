using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;

namespace WorkflowCrm.Designer.Hosting.Scripts;

/// <summary>Our own files of the Studio's documents, which travel inside the program.</summary>
public sealed class OwnFiles
{
    private static readonly Assembly s_program = typeof(OwnFiles).Assembly;

    private readonly ConcurrentDictionary<string, byte[]?> _contents = new(StringComparer.Ordinal);

    /// <summary>The content of a file; null when there is none of this name.</summary>
    public byte[]? Find(string name) => _contents.GetOrAdd(name, static file =>
    {
        using var stream = s_program.GetManifestResourceStream("studio/" + file);
        if (stream is null)
            return null;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    });

    /// <exception cref="InvalidOperationException">There is no such file.</exception>
    public string Text(string name) =>
        System.Text.Encoding.UTF8.GetString(Find(name) ?? throw new InvalidOperationException($"The program holds no file '{name}'."));

    /// <summary>Tells one content from another, in the form of an entity tag.</summary>
    public static string Tag(byte[] content) => $"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8))}\"";
}
