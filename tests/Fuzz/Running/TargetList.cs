using WorkflowCrm.Fuzz.Targets;

namespace WorkflowCrm.Fuzz.Running;

/// <summary>The targets by name.</summary>
internal static class TargetList
{
    public const string All = "all";

    public static readonly string[] Names = ["reader", "javascript", "handlebars", "literal", "mime", "reply", All];

    public static IEnumerable<IFuzzTarget> Named(string name) => name == All
        ? Names.Where(one => one != All).Select(Make)
        : [Make(name)];

    private static IFuzzTarget Make(string name) => name switch
    {
        "reader" => new ReaderTarget(),
        "javascript" => new JavaScriptTarget(),
        "handlebars" => new HandlebarsTarget(),
        "literal" => new LiteralTarget(),
        "mime" => new MimeTarget(),
        "reply" => new ReplyTarget(),
        _ => throw new ArgumentException($"There is no target '{name}'.", nameof(name)),
    };
}
