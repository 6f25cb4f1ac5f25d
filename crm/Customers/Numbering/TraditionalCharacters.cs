using System.Collections.Frozen;

namespace WorkflowCrm.Crm.Customers.Numbering;

/// <summary>
/// Turns traditional characters into simplified ones, character by character (section 3.1). It covers about 2,800 characters: the official
/// simplification table and the usual variants. Where one traditional character has several simplified forms, the common one is taken;
/// characters that are also correct in simplified text (乾坤, 著名) stay. This is for initials and search, not for converting prose.
/// </summary>
public sealed class TraditionalCharacters
{
    private readonly FrozenDictionary<char, char> _simplified;

    /// <summary>Uses pairs of two characters, the traditional one first, separated by white space; lines that begin with # are comments.</summary>
    /// <exception cref="FormatException">A pair has not two characters, or a character is given twice.</exception>
    public TraditionalCharacters(string pairs)
    {
        var simplified = new Dictionary<char, char>();
        foreach (var pair in ResourceText.Words(pairs))
        {
            if (pair.Length != 2 || !simplified.TryAdd(pair[0], pair[1]))
                throw new FormatException($"\"{pair}\" is not a new pair of a traditional and a simplified character.");
        }

        _simplified = simplified.ToFrozenDictionary();
    }

    /// <summary>How many characters can be turned.</summary>
    public int Count => _simplified.Count;

    /// <summary>The mapping that ships with the program.</summary>
    public static TraditionalCharacters Load() => new(ResourceText.Read("traditional.txt"));

    /// <summary>The text with every known traditional character in its simplified form; its length is the same.</summary>
    public string ToSimplified(string text) => string.Create(text.Length, text, (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
            span[i] = _simplified.GetValueOrDefault(source[i], source[i]);
    });
}
