using System.Text;

namespace WorkflowCrm.Fuzz.Mutation;

/// <summary>Changes a text without knowing what it is.</summary>
internal static class TextMutation
{
    private static readonly string[] s_pieces =
    [
        "", "\0", "\ud800", "\udc00", "\u2028", "\uFEFF", "\\", "\"", "'", "`", "${", "}", "{{", "}}", "{", "[", "]", "(", ")", "/", "//", "/*", "*/",
        "=>", "?.", "??", "...", "**", "\n", "\r\n", "\t", "0", "-0", "1e999", "-1e-999", "9223372036854775808", "NaN", "0x", "1_0", "null", "true",
        "\\u0000", "\\ud800", "\\u{110000}", "$$text", "#guard", "#add", "__proto__", "constructor", "let", "const", "var", "function", ":", ",", ";", "中", "🀄",
    ];

    public static string Mutate(string text, Random random)
    {
        var mutated = new StringBuilder(text);
        for (var times = random.Next(1, 6); times > 0; times--)
        {
            var at = random.Next(mutated.Length + 1);
            var length = Math.Min(random.Next(1, 1 + (random.Next(5) == 0 ? 200 : 4)), mutated.Length - at);
            switch (random.Next(5))
            {
                case 0:
                    mutated.Remove(at, length);
                    break;
                case 1:
                    mutated.Insert(at, s_pieces[random.Next(s_pieces.Length)]);
                    break;
                case 2 when length > 0:
                    mutated[at] = (char)(random.Next(3) == 0 ? random.Next(0x10000) : random.Next(32, 127));
                    break;
                case 3 when length > 0:
                    mutated.Insert(random.Next(mutated.Length + 1), mutated.ToString(at, length));
                    break;
                case 4 when length > 0:
                    // Repetition finds what is quadratic or recursive.
                    mutated.Insert(at, string.Concat(Enumerable.Repeat(mutated.ToString(at, Math.Min(length, 20)), random.Next(4) == 0 ? 500 : 5)));
                    break;
            }
        }

        return mutated.ToString();
    }
}
