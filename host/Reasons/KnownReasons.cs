using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace WorkflowCrm.Host.Reasons;

/// <summary>
/// Says in the reader's language why something failed or cannot be done, as the engine, the activities and the sending of mails say it: in
/// English, in findings, incidents, the journal, the plans of migrations and alterations, and with mails that wait. The English sentence is
/// what is stored and logged, and serves as the key: <c>reasons.zh-CN.json</c> lists each as it stands in the code, <c>{0}</c>, <c>{1}</c> …
/// for what varies. So incidents of former programs are said too. A test compares the list with the code.
/// </summary>
public static class KnownReasons
{
    /// <summary>Reasons within reasons, e.g. of a script in an input of an activity.</summary>
    private const int Deepest = 5;

    /// <summary>Characters; what is longer was written by nobody here.</summary>
    private const int Longest = 4_000;

    private static readonly FrozenDictionary<string, string> s_whole;
    private static readonly Sentence[] s_withPlaces;

    static KnownReasons()
    {
        using var file = typeof(KnownReasons).Assembly.GetManifestResourceStream("reasons/reasons.zh-CN.json")!;
        var sentences = JsonSerializer.Deserialize<Dictionary<string, string>>(file)!;
        s_whole = sentences.Where(sentence => !HasPlaces(sentence.Key)).ToFrozenDictionary(StringComparer.Ordinal);
        // The more a sentence says itself, the surer it is the one that is meant.
        s_withPlaces = [.. sentences.Where(sentence => HasPlaces(sentence.Key)).Select(sentence => new Sentence(sentence.Key, sentence.Value)).OrderByDescending(sentence => sentence.Weight)];
    }

    /// <param name="language">One of <see cref="Texts.Languages"/>.</param>
    /// <param name="english">The reason; a text that is none of ours (what a script has thrown, what a caller was answered) comes back as it is.</param>
    public static string Say(string language, string english)
    {
        ArgumentNullException.ThrowIfNull(english);
        return language == Texts.English || english.Length > Longest ? english : Find(english, 0) ?? english;
    }

    /// <summary>As <see cref="Say"/>, for a clause that another sentence ends.</summary>
    public static string SayClause(string language, string english) => Say(language, english).TrimEnd('。');

    private static string? Find(string english, int depth) =>
        Match(english, depth) ?? (english.EndsWith('.') ? null : Match(english + ".", depth)?.TrimEnd('。'));

    private static string? Match(string english, int depth)
    {
        if (s_whole.TryGetValue(english, out var whole))
            return whole;
        foreach (var sentence in s_withPlaces)
        {
            if (sentence.TryRead(english, out var values))
                return sentence.Fill(depth < Deepest ? [.. values.Select(value => Find(value, depth + 1) ?? value)] : values);
        }

        return null;
    }

    private static bool HasPlaces(string text) => text.Contains("{0}", StringComparison.Ordinal);

    /// <summary>A sentence with places.</summary>
    private sealed class Sentence
    {
        private readonly string _chinese;
        private readonly string _start;
        private readonly Regex _pattern;

        public Sentence(string english, string chinese)
        {
            _chinese = chinese;
            _start = english[..english.IndexOf('{', StringComparison.Ordinal)];
            var parts = Regex.Split(english, @"\{\d\}");
            Weight = parts.Sum(part => part.Length);
            Places = parts.Length - 1;
            _pattern = new Regex(
                "^" + string.Join("(.*?)", parts.Select(Regex.Escape)) + "$", RegexOptions.Singleline | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }

        public int Weight { get; }

        private int Places { get; }

        public bool TryRead(string english, out string[] values)
        {
            values = [];
            if (!english.StartsWith(_start, StringComparison.Ordinal) || _pattern.Match(english) is not { Success: true } match)
                return false;
            values = [.. Enumerable.Range(1, Places).Select(place => match.Groups[place].Value)];
            return true;
        }

        public string Fill(string[] values) => Regex.Replace(
            _chinese, @"\{(\d)\}", place => int.Parse(place.Groups[1].Value, CultureInfo.InvariantCulture) is var number && number < values.Length ? values[number] : place.Value);
    }
}
