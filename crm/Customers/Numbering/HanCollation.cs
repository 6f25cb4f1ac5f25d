using System.Globalization;
using System.Text;

namespace WorkflowCrm.Crm.Customers.Numbering;

/// <summary>
/// The pinyin initial of a single Chinese character, by its place in the pinyin sort order of zh-CN that the framework's
/// ICU library knows: a character belongs to the letter whose block it sorts into. Each character has one, its usual
/// reading; other readings are the business of <see cref="NameReadings"/>.
/// </summary>
public sealed class HanCollation
{
    private const string Letters = "ABCDEFGHJKLMNOPQRSTWXYZ";

    /// <summary>The first character of every letter's block, in the order of <see cref="Letters"/> (no syllable begins with I, U or V).</summary>
    private const string FirstCharacters = "阿丷嚓咑妸发旮哈丌咔垃呣嗯喔妑七呥仨他屲夕丫帀";

    /// <summary>The last character that has a reading (zuo); what sorts after it is rare and stands in stroke order.</summary>
    private const string LastCharacter = "咗";

    private readonly CompareInfo _order;
    private readonly string[] _firsts = [.. FirstCharacters.Select(character => character.ToString())];

    /// <summary>Uses that sort order, after checking that it really is the pinyin order.</summary>
    /// <exception cref="PlatformNotSupportedException">The order is another one.</exception>
    public HanCollation(CompareInfo order)
    {
        _order = order;
        string[] expected = [.. _firsts, LastCharacter];
        for (var i = 1; i < expected.Length; i++)
        {
            if (order.Compare(expected[i - 1], expected[i]) >= 0)
                throw NoPinyinOrder(null);
        }
    }

    /// <summary>The pinyin order of zh-CN.</summary>
    /// <exception cref="PlatformNotSupportedException">The runtime has no ICU data (globalization-invariant mode).</exception>
    public static HanCollation OfChina()
    {
        try
        {
            return new HanCollation(CultureInfo.GetCultureInfo("zh-CN").CompareInfo);
        }
        catch (CultureNotFoundException problem)
        {
            throw NoPinyinOrder(problem);
        }
    }

    /// <summary>
    /// The upper-case initial of a Chinese character; null for anything else, and for the rare characters for which the order knows no reading
    /// (about a hundred of the basic block, and most of the extensions).
    /// </summary>
    public char? InitialOf(Rune character)
    {
        if (!IsChinese(character))
            return null;

        var text = character.ToString();
        if (_order.Compare(text, LastCharacter) > 0)
            return null;

        var block = Array.BinarySearch(_firsts, text, Comparer<string>.Create(_order.Compare));
        block = block >= 0 ? block : ~block - 1;
        return block < 0 ? null : Letters[block];
    }

    /// <summary>True for Chinese characters, the number 〇 and the extensions included.</summary>
    public static bool IsChinese(Rune character) => character.Value is
        0x3007 or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x323AF);

    private static PlatformNotSupportedException NoPinyinOrder(Exception? inner) => new(
        "Pinyin initials need the zh-CN pinyin sort order of ICU, which this runtime does not offer. "
        + "Install the ICU library and run without globalization-invariant mode (DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=0).",
        inner);
}
