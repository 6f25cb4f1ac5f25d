using System.Runtime.CompilerServices;
using System.Text.Json;
using WorkflowCrm.Host.Mail.Mime;

namespace WorkflowCrm.Host.Tests.Mail.Corpus;

/// <summary>The raw mails beside this file and the table of what must come of them.</summary>
internal static class RawMails
{
    /// <summary>The name that the receiving server of the corpus gives itself.</summary>
    public const string ServerId = "mx.crm.example";

    /// <summary>Small, so that the examples of what is too large can be small.</summary>
    public static readonly MimeLimits Limits = new() { MailSize = 400_000, AttachmentSize = 100_000, HeaderSize = 64 * 1024 };

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };

    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetFiles(Folder(), "*.eml").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    public static IReadOnlyDictionary<string, Verdict> Verdicts { get; } =
        JsonSerializer.Deserialize<Dictionary<string, Verdict>>(File.ReadAllText(Path.Combine(Folder(), "verdicts.json")), s_json)!;

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder(), name + ".eml"));

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
