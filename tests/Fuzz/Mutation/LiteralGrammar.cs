using System.Globalization;

namespace WorkflowCrm.Fuzz.Mutation;

/// <summary>Makes values as people, forms and other programs write them.</summary>
internal sealed class LiteralGrammar(Random random)
{
    private static readonly string[] s_values =
    [
        "", " ", "0", "-0", "1", "-1", "3.7", "1e5", "1e308", "1e309", "-1e400", "2147483648", "9223372036854775808", "79228162514264337593543950336", "0.1e-400", "NaN", "Infinity",
        "-Infinity", "∞", "true", "True", "FALSE", "yes", "null", "2026-03-01", "2026-13-41", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-03-01T08:00:00Z", "08:00", "24:00:00",
        "1.02:03:04", "-10675199.02:48:05.4775808", "10675200.00:00:00", "6f9619ff-8b86-d011-b42d-00cf4fc964ff", "{00000000-0000-0000-0000-000000000000}", "aGVsbG8=", "====", "a,b", "Friday", "٣", "１２",
        "\u0000", "\ud800", "🀄", "$id", "1,000", "1 000", "0x1F", "+5", "(5)", "5%", "¥5",
    ];

    private int _depth;

    public string Value() => random.Next(3) switch
    {
        0 => Scalar(),
        1 => Json(),
        _ => random.Next(40) == 0 ? new string('9', random.Next(1, 20_000)) : Scalar(),
    };

    private string Json()
    {
        if (++_depth > 8)
        {
            _depth--;
            return "0";
        }

        var made = random.Next(6) switch
        {
            0 => "[" + string.Join(",", Enumerable.Range(0, random.Next(5)).Select(_ => Json())) + "]",
            1 => "{" + string.Join(",", Enumerable.Range(0, random.Next(4)).Select(i => $"\"{Key(i)}\":{Json()}")) + "}",
            2 => random.NextDouble().ToString("R", CultureInfo.InvariantCulture),
            3 => System.Text.Json.JsonSerializer.Serialize(Scalar()),
            4 => random.Next(30) == 0 ? string.Concat(Enumerable.Repeat("[", random.Next(100))) : "null",
            _ => random.NextInt64().ToString(CultureInfo.InvariantCulture),
        };
        _depth--;
        return made;
    }

    private string Key(int index) => random.Next(4) switch { 0 => "$ref", 1 => "$id", 2 => "a", _ => "k" + index };

    private string Scalar() => s_values[random.Next(s_values.Length)];
}
