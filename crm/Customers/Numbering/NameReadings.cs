using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace WorkflowCrm.Crm.Customers.Numbering;

/// <summary>
/// Readings that differ from the usual one of a character (R009): phrases (重庆 CQ), surnames (单 S) and characters (长 C).
/// Immutable; a company that edits its dictionary keeps the edited text, or adds phrases with <see cref="With"/>.
/// </summary>
public sealed class NameReadings
{
    private readonly ImmutableDictionary<string, string> _phrases;
    private readonly ImmutableDictionary<string, string> _surnames;
    private readonly ImmutableDictionary<string, string> _characters;
    private readonly ImmutableHashSet<char> _commonSurnames;
    private readonly int _longest;

    private NameReadings(
        ImmutableDictionary<string, string> phrases,
        ImmutableDictionary<string, string> surnames,
        ImmutableDictionary<string, string> characters,
        ImmutableHashSet<char> commonSurnames)
    {
        (_phrases, _surnames, _characters, _commonSurnames) = (phrases, surnames, characters, commonSurnames);
        _longest = phrases.Keys.Concat(surnames.Keys).Select(text => text.Length).DefaultIfEmpty(0).Max();
    }

    /// <summary>The dictionary that ships with the program.</summary>
    public static NameReadings Load() => Parse(ResourceText.Read("readings.txt"));

    /// <summary>
    /// Reads a dictionary: the sections <c>[phrases]</c>, <c>[surnames]</c> and <c>[characters]</c> with entries such as <c>重庆:CQ</c>,
    /// and <c>[common surnames]</c> with characters.
    /// </summary>
    /// <exception cref="FormatException">An entry has not one letter A–Z for each of its characters, or a section is unknown.</exception>
    public static NameReadings Parse(string text)
    {
        var sections = new Dictionary<string, Dictionary<string, string>> { ["[phrases]"] = [], ["[surnames]"] = [], ["[characters]"] = [] };
        var common = ImmutableHashSet.CreateBuilder<char>();
        var section = "";
        foreach (var line in ResourceText.Lines(text))
        {
            if (line.StartsWith('['))
                section = line;
            else if (section == "[common surnames]")
                common.UnionWith(line);
            else if (sections.TryGetValue(section, out var entries))
                AddAll(entries, line);
            else
                throw new FormatException($"The dictionary of readings has no section \"{section}\".");
        }

        return new NameReadings(
            sections["[phrases]"].ToImmutableDictionary(), sections["[surnames]"].ToImmutableDictionary(),
            sections["[characters]"].ToImmutableDictionary(), common.ToImmutable());
    }

    /// <summary>A dictionary with one more phrase (or another reading of it).</summary>
    /// <param name="phrase">Chinese characters in simplified form.</param>
    /// <param name="initials">One letter A–Z for each character.</param>
    /// <exception cref="FormatException">There is not one letter for each character.</exception>
    public NameReadings With(string phrase, string initials) =>
        new(_phrases.SetItem(phrase, Checked(phrase, initials)), _surnames, _characters, _commonSurnames);

    /// <summary>The longest phrase with which the text goes on at that index.</summary>
    internal bool TryPhrase(string text, int index, [NotNullWhen(true)] out string? initials) => TryLongest(_phrases, text, index, out initials);

    /// <summary>The longest surname with a reading of its own with which the text goes on at that index.</summary>
    internal bool TrySurname(string text, int index, [NotNullWhen(true)] out string? initials) => TryLongest(_surnames, text, index, out initials);

    /// <summary>A character whose usual reading in names is not the one that it sorts by.</summary>
    internal bool TryCharacter(string character, [NotNullWhen(true)] out string? initial) => _characters.TryGetValue(character, out initial);

    internal bool IsCommonSurname(char character) => _commonSurnames.Contains(character);

    private bool TryLongest(ImmutableDictionary<string, string> entries, string text, int index, [NotNullWhen(true)] out string? initials)
    {
        for (var length = Math.Min(_longest, text.Length - index); length > 0; length--)
        {
            if (entries.TryGetValue(text.Substring(index, length), out initials))
                return true;
        }

        initials = null;
        return false;
    }

    private static void AddAll(Dictionary<string, string> entries, string line)
    {
        foreach (var entry in ResourceText.Words(line))
        {
            var colon = entry.IndexOf(':', StringComparison.Ordinal);
            entries[entry[..Math.Max(colon, 0)]] = Checked(entry[..Math.Max(colon, 0)], entry[(colon + 1)..]);
        }
    }

    private static string Checked(string text, string initials) =>
        text.Length > 0 && text.Length == initials.Length && initials.All(char.IsAsciiLetterUpper)
            ? initials
            : throw new FormatException($"\"{text}:{initials}\" is not a reading. Write one capital letter for each character: 重庆:CQ.");
}
