using System.Collections.Frozen;
using System.Text.Json;

namespace WorkflowCrm.Designer.Hosting.Files;

/// <summary>
/// The npm package of Elsa Studio on this machine's disk. A published program has it in <c>elsa-studio/</c>; one that was built from
/// the sources finds the place where npm has put it in the note <c>elsa-studio.place</c>. Without it everything but the designer works.
/// </summary>
public sealed class StudioPackage
{
    private const string Published = "elsa-studio";
    private const string Note = "elsa-studio.place";

    private readonly FrozenDictionary<string, StudioFile> _files;

    private StudioPackage(string version, FrozenDictionary<string, StudioFile> files) => (Version, _files) = (version, files);

    /// <summary>The package's version, such as <c>3.8.2</c>; empty when it is missing.</summary>
    public string Version { get; }

    public bool IsMissing => _files.Count == 0;

    /// <summary>Looks for the package in and from the program's directory.</summary>
    /// <param name="programDirectory">Where the program's own files lie.</param>
    public static StudioPackage FindFrom(string programDirectory)
    {
        var note = Path.Combine(programDirectory, Note);
        string?[] places = [Path.Combine(programDirectory, Published), File.Exists(note) ? File.ReadAllText(note).Trim() : null];
        return places.OfType<string>().FirstOrDefault(IsComplete) is { } root ? In(root) : new StudioPackage("", FrozenDictionary<string, StudioFile>.Empty);
    }

    /// <param name="path">Below the package's root, with forward slashes; case matters.</param>
    /// <returns>Null when the package has no such file.</returns>
    public StudioFile? Find(string path) => _files.GetValueOrDefault(path);

    // npm writes package.json last of all; an interrupted fetch is a missing package, not a broken page.
    private static bool IsComplete(string root) => File.Exists(Path.Combine(root, "package.json")) && Directory.Exists(Path.Combine(root, "_framework"));

    private static StudioPackage In(string root)
    {
        using var description = JsonDocument.Parse(File.ReadAllText(Path.Combine(root, "package.json")));
        var version = description.RootElement.GetProperty("version").GetString()!;
        var found = new DirectoryInfo(root).EnumerateFiles("*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(root, file.FullName).Replace('\\', '/'), file => file, StringComparer.Ordinal);
        var files = found.Keys
            .Where(path => path.StartsWith("_framework/", StringComparison.Ordinal) || path.StartsWith("_content/", StringComparison.Ordinal) || path.EndsWith(".styles.css", StringComparison.Ordinal))
            .Where(path => !IsTwin(path, found))
            .ToFrozenDictionary(path => path, path => new StudioFile(path, version, Variants(path, found)), StringComparer.Ordinal);
        return new StudioPackage(version, files);
    }

    private static bool IsTwin(string path, Dictionary<string, FileInfo> found) =>
        FileEncoding.Compressed.Any(encoding => path.EndsWith(encoding.Ending, StringComparison.Ordinal) && found.ContainsKey(path[..^encoding.Ending.Length]));

    private static StudioFileVariant[] Variants(string path, Dictionary<string, FileInfo> found) =>
    [
        .. FileEncoding.Compressed.Where(encoding => found.ContainsKey(path + encoding.Ending))
            .Select(encoding => new StudioFileVariant(encoding, found[path + encoding.Ending].FullName, found[path + encoding.Ending].Length)),
        new StudioFileVariant(FileEncoding.Plain, found[path].FullName, found[path].Length),
    ];
}
