using System.Globalization;

namespace WorkflowCrm.Storage.Definitions;

/// <summary>Which version of a definition is meant.</summary>
/// <param name="Kind">By what it is chosen.</param>
/// <param name="Number">The version's number, when it is chosen by that.</param>
public readonly record struct VersionOptions(VersionKind Kind, int Number = 0)
{
    public static VersionOptions Latest { get; } = new(VersionKind.Latest);

    public static VersionOptions Published { get; } = new(VersionKind.Published);

    public static VersionOptions LatestOrPublished { get; } = new(VersionKind.LatestOrPublished);

    public static VersionOptions LatestAndPublished { get; } = new(VersionKind.LatestAndPublished);

    public static VersionOptions Draft { get; } = new(VersionKind.Draft);

    public static VersionOptions All { get; } = new(VersionKind.All);

    public static VersionOptions Of(int number) => new(VersionKind.Number, number);

    /// <summary>Reads the word that a designer sends: Latest, Published, LatestOrPublished, LatestAndPublished, Draft, All, AllVersions or a number; blank means all.</summary>
    public static bool TryParse(string? text, out VersionOptions options)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            options = Of(number);
            return true;
        }

        var isAll = string.IsNullOrWhiteSpace(text) || string.Equals(text, "AllVersions", StringComparison.OrdinalIgnoreCase);
        var kind = VersionKind.All;
        var isKnown = isAll || (Enum.TryParse(text, ignoreCase: true, out kind) && kind != VersionKind.Number);
        options = new VersionOptions(kind);
        return isKnown;
    }

    internal IQueryable<DefinitionRow> Filter(IQueryable<DefinitionRow> rows)
    {
        var number = Number;
        return Kind switch
        {
            VersionKind.Latest => rows.Where(d => d.IsLatest),
            VersionKind.Published => rows.Where(d => d.IsPublished),
            VersionKind.LatestOrPublished => rows.Where(d => d.IsLatest || d.IsPublished),
            VersionKind.LatestAndPublished => rows.Where(d => d.IsLatest && d.IsPublished),
            VersionKind.Draft => rows.Where(d => d.IsLatest && !d.IsPublished),
            VersionKind.Number => rows.Where(d => d.Version == number),
            VersionKind.All => rows,
            _ => throw new InvalidOperationException($"There is no way to choose versions by {Kind}."),
        };
    }
}

/// <summary>How a version is chosen.</summary>
public enum VersionKind
{
    All,

    /// <summary>The one that was made last, be it published or not.</summary>
    Latest,

    /// <summary>The one that new instances run on.</summary>
    Published,

    /// <summary>Both of the above; of a single one, the published one.</summary>
    LatestOrPublished,

    /// <summary>The published one if nothing was made after it.</summary>
    LatestAndPublished,

    /// <summary>The latest one while it is not published.</summary>
    Draft,

    /// <summary>By its number.</summary>
    Number,
}
