using System.Text.Encodings.Web;
using WorkflowCrm.Designer.Hosting.Files;
using WorkflowCrm.Designer.Hosting.Scripts;
using WorkflowCrm.Designer.Texts;

namespace WorkflowCrm.Designer.Hosting.Documents;

/// <summary>The bare document that holds a screen of Elsa Studio, and what stands in its place when the package is missing.</summary>
public sealed class StudioDocument(IStudioTexts texts, OwnFiles files, StudioPackage package)
{
    /// <summary>Another build of this room has another one: what a document of one does with a document of the other is not known.</summary>
    private static readonly string s_build = typeof(StudioDocument).Module.ModuleVersionId.ToString("n");

    /// <summary>
    /// What the document may do. The Studio compiles WebAssembly, sets styles from its code and lets Monaco start workers from blobs;
    /// it needs no <c>eval</c>, nothing from elsewhere and two inline scripts, word by word: Ctrl+S in the editor and Ctrl+R in the list of
    /// instances. Only our own pages may frame it.
    /// </summary>
    public const string Policy =
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' 'sha256-snlP1jz0gjwc5cTz9ErZcliXuCK63+Mmf68RRCeptgc=' 'sha256-vu6sQrKXQHR4Yn3FMMihA/9TxxfIXnCxKwvLrTPJ5ts='; "
        + "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        + "connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-src 'none'; frame-ancestors 'self'";

    /// <param name="pathBase">The prefix of all addresses of the program; mostly empty.</param>
    /// <param name="antiforgeryToken">Goes with every call that changes something.</param>
    /// <param name="activities">The entity tag of the activities' descriptors as they are now.</param>
    /// <param name="person">Who it is made for; another person's sign-in does not go on with it.</param>
    /// <param name="id">Of the definition or instance that is shown.</param>
    public string Of(StudioScreen screen, string pathBase, string antiforgeryToken, string activities, string person, string? id) => Fill("document.html", new()
    {
        ["language"] = texts.Language,
        ["title"] = texts.Get($"studio.{screen.Name}"),
        ["base"] = pathBase + "/designer/",
        ["token"] = antiforgeryToken,
        ["person"] = person,
        ["program"] = $"{package.Version}-{s_build}",
        ["activities"] = activities,
        ["translation"] = texts.Language == "zh-CN" ? "<script type=\"module\" src=\"script/translate.js\"></script>" : "",
        ["element"] = screen.Element,
        ["id"] = screen.IdAttribute is { } attribute ? $"{attribute}=\"{HtmlEncoder.Default.Encode(id ?? "")}\"" : "",
        ["loading"] = texts.Get("studio.loading"),
        ["failed"] = texts.Get("studio.failed"),
        ["reload"] = texts.Get("studio.reload"),
        ["session"] = texts.Get("studio.session"),
        ["signin"] = texts.Get("studio.session.again"),
        ["away"] = texts.Get("studio.away"),
        ["close"] = texts.Get("studio.close"),
    });

    /// <summary>Says how to fetch the package.</summary>
    public string Missing() => Fill("missing.html", new()
    {
        ["language"] = texts.Language,
        ["title"] = texts.Get("studio.missing.title"),
        ["sentence"] = texts.Get("studio.missing"),
    });

    private string Fill(string file, Dictionary<string, string> values)
    {
        string[] markup = ["translation", "id"];
        return values.Aggregate(files.Text(file), (text, value) => text.Replace(
            "{{" + value.Key + "}}", markup.Contains(value.Key) ? value.Value : HtmlEncoder.Default.Encode(value.Value), StringComparison.Ordinal));
    }
}
