using System.Globalization;
using System.Text;

namespace WorkflowCrm.Crm.Customers.Numbering;

/// <summary>
/// The abbreviation of a name: the upper-case pinyin initial of every character (R003, section 3.1), with the dictionary's readings first (R009).
/// Traditional characters are read as simplified ones, full-width letters as plain ones; Latin letters and digits stay; brackets, spaces and
/// punctuation are dropped. A character without a known reading (a rare one, kana, Cyrillic) is dropped and reported, never an error.
/// Immutable: one object serves all threads.
/// </summary>
/// <param name="readings">Readings that differ from the usual one.</param>
/// <param name="traditional">Turns traditional characters into simplified ones.</param>
/// <param name="collation">The usual reading of a character.</param>
public sealed class PinyinInitials(NameReadings readings, TraditionalCharacters traditional, HanCollation collation)
{
    /// <summary>Longer abbreviations are cut to this many characters (section 3.1).</summary>
    public const int MaxLength = 40;

    private const int ForeignLength = 8;
    private const int ForeignWords = 3;
    private const string OrganisationEndings = "厂店行社院部馆校局会所站队团室坊铺楼阁轩居园城网";

    /// <summary>Uses the tables that ship with the program.</summary>
    /// <exception cref="PlatformNotSupportedException">The runtime has no zh-CN pinyin order (globalization-invariant mode).</exception>
    public PinyinInitials()
        : this(NameReadings.Load(), TraditionalCharacters.Load(), HanCollation.OfChina())
    {
    }

    /// <summary>The initials of a text, for customer numbers and search keys: 北京城建集团公司 gives BJCJJTGS, so BJCJ finds it.</summary>
    public string For(string text, NameKind kind = NameKind.Organisation) => Read(text, kind).Letters;

    /// <summary>The initials of a text, with the characters that could not be read.</summary>
    public InitialsReading Read(string text, NameKind kind = NameKind.Organisation)
    {
        var plain = Plain(text);
        var unread = new List<string>();
        var letters = plain.EnumerateRunes().Any(HanCollation.IsChinese) ? Chinese(plain, kind, unread) : Foreign(plain, unread);
        return new InitialsReading(letters.Length > MaxLength ? letters[..MaxLength] : letters, unread);
    }

    /// <summary>
    /// Guesses whether a name is a person's: two or three Chinese characters (four with a compound surname) that begin with a common surname and do not
    /// end like a shop or an office. A proposal for the form; the person who registers decides.
    /// </summary>
    public NameKind Guess(string name)
    {
        var plain = Plain(name).Trim();
        var isCompound = readings.TrySurname(plain, 0, out var surname) && surname.Length == 2;
        var isPerson = plain.Length >= (isCompound ? 3 : 2) && plain.Length <= (isCompound ? 4 : 3)
            && plain.EnumerateRunes().All(HanCollation.IsChinese)
            && (isCompound || readings.IsCommonSurname(plain[0]))
            && !readings.TryPhrase(plain, 0, out _)
            && !OrganisationEndings.Contains(plain[^1], StringComparison.Ordinal);
        return isPerson ? NameKind.Person : NameKind.Organisation;
    }

    private string Chinese(string text, NameKind kind, List<string> unread)
    {
        var letters = new StringBuilder();
        text = string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
        for (var index = 0; index < text.Length;)
        {
            if (TryDictionary(text, index, kind, out var initials))
            {
                letters.Append(initials);
                index += initials.Length;
                continue;
            }

            var rune = Rune.GetRuneAt(text, index);
            Append(letters, collation.InitialOf(rune), rune, unread);
            index += rune.Utf16SequenceLength;
        }

        return letters.ToString();
    }

    private bool TryDictionary(string text, int index, NameKind kind, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? initials)
    {
        var isSurname = readings.TrySurname(text, index, out initials)
            && ((kind == NameKind.Person && index == 0) || text.AsSpan(index + initials.Length).StartsWith("氏", StringComparison.Ordinal));
        return (isSurname && initials is not null)
            || readings.TryPhrase(text, index, out initials)
            || readings.TryCharacter(text[index].ToString(), out initials);
    }

    private static string Foreign(string text, List<string> unread)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => Latin(word, unread)).Where(word => word.Length > 0).ToArray();
        var together = string.Concat(words);
        return words.Length >= ForeignWords ? string.Concat(words.Select(word => word[0]))
            : together.Length > ForeignLength ? together[..ForeignLength] : together;
    }

    private static string Latin(string word, List<string> unread)
    {
        var letters = new StringBuilder();
        foreach (var rune in word.EnumerateRunes())
            Append(letters, null, rune, unread);
        return letters.ToString();
    }

    private static void Append(StringBuilder letters, char? initial, Rune rune, List<string> unread)
    {
        if (initial is { } known)
            letters.Append(known);
        else if (rune.IsAscii && Rune.IsLetterOrDigit(rune))
            letters.Append(char.ToUpperInvariant((char)rune.Value));
        else if (Rune.IsLetterOrDigit(rune) || HanCollation.IsChinese(rune))
            unread.Add(rune.ToString());
    }

    /// <summary>Valid Unicode, full-width forms and ligatures resolved, accents taken off, simplified.</summary>
    private string Plain(string text)
    {
        var valid = string.Concat(text.EnumerateRunes().Select(rune => rune.ToString())); // a lone surrogate becomes U+FFFD, which is no letter
        var marked = valid.Normalize(NormalizationForm.FormKD)
            .Where(character => CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark);
        return traditional.ToSimplified(string.Concat(marked).Normalize(NormalizationForm.FormC));
    }
}
