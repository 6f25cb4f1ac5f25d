using System.Runtime.CompilerServices;
using System.Text;

namespace WorkflowCrm.Fuzz.Mutation;

/// <summary>The raw mails that the host's tests keep, one character for each byte, the longest left out.</summary>
internal static class SampleMails
{
    private const int Longest = 20_000;

    public static string[] Read([CallerFilePath] string here = "")
    {
        var corpus = Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "Host", "Mail", "Corpus");
        return [.. Directory.GetFiles(corpus, "*.eml").Order(StringComparer.Ordinal).Select(File.ReadAllBytes).Where(raw => raw.Length is > 0 and < Longest).Select(Encoding.Latin1.GetString)];
    }
}
