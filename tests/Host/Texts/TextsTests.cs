using System.Text.RegularExpressions;

namespace WorkflowCrm.Host.Tests.Wording;

public sealed partial class TextsTests
{
    private readonly TextCatalogue _catalogue = new();

    [Fact]
    public void Every_text_exists_in_every_language_with_the_same_placeholders()
    {
        var chinese = _catalogue.Of(Host.Texts.Chinese);
        var english = _catalogue.Of(Host.Texts.English);
        Assert.Empty(chinese.Keys.Except(english.Keys));
        Assert.Empty(english.Keys.Except(chinese.Keys));
        Assert.All(chinese, text => Assert.Equal(Placeholders(text.Value), Placeholders(english[text.Key])));
    }

    [Fact]
    public void No_text_is_empty() =>
        Assert.All(Host.Texts.Languages.SelectMany(l => _catalogue.Of(l)), text => Assert.False(string.IsNullOrEmpty(text.Value), text.Key));

    [Fact]
    public void Every_problem_that_the_business_names_has_a_text()
    {
        string[] rooms = ["crm", Path.Combine("activities", "Simulation"), Path.Combine("storage", "Definitions")];
        var source = string.Join('\n', rooms.SelectMany(room => Directory.EnumerateFiles(Path.Combine(Repository(), room), "*.cs", SearchOption.AllDirectories)).Select(File.ReadAllText));
        var codes = ProblemCode().Matches(source).Select(m => "problem." + m.Groups[1].Value).Distinct().ToList();
        Assert.NotEmpty(codes);
        Assert.All(codes, code => Assert.NotNull(_catalogue.Find(Host.Texts.English, code)));
    }

    [Fact]
    public void Every_field_problem_that_the_business_names_has_a_text()
    {
        var source = string.Join('\n', Directory.EnumerateFiles(Path.Combine(Repository(), "crm", "Approvals"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var codes = FieldCode().Matches(source).Select(m => m.Groups[1].Value)
            .Concat(WrongReading().Matches(source).Select(m => m.Groups[1].Value))
            .Select(c => "field." + c).Distinct().ToList();
        Assert.Contains("field.required", codes);
        Assert.All(codes, code => Assert.NotNull(_catalogue.Find(Host.Texts.English, code)));
    }

    [Fact]
    public void Placeholders_are_filled_with_what_is_given_and_nothing_else()
    {
        var texts = new Host.Texts(_catalogue, strict: true);
        var text = texts.In(Host.Texts.English, "problem.unknown-outcome", ("outcome", "<b>{outcome}</b>"));
        Assert.Contains("<b>{outcome}</b>", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_text_or_argument_is_a_bug_that_shows_in_Development_only()
    {
        Assert.Throws<InvalidOperationException>(() => new Host.Texts(_catalogue, strict: true).Get("no.such.text"));
        Assert.Throws<InvalidOperationException>(() => new Host.Texts(_catalogue, strict: true).Get("problem.unknown-outcome"));
        Assert.Equal("no.such.text", new Host.Texts(_catalogue, strict: false).Get("no.such.text"));
    }

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(m => m.Value).Distinct().Order();

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "WorkflowCrm.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex(@"\{[a-zA-Z]+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"Problem\.(?:NotFound|Forbidden|Conflict|Invalid)\(\s*""([a-z-]+)""")]
    private static partial Regex ProblemCode();

    [GeneratedRegex(@"new FieldProblem\([^,()]+(?:\([^()]*\))?,\s*""([a-z-]+)""|(?<=Early\(field\.Name, )""(?<1>[a-z-]+)""")]
    private static partial Regex FieldCode();

    [GeneratedRegex(@"(?:Wrong\(|return (?=""unknown-|""transfer-))""([a-z]+(?:-[a-z]+)+)""")]
    private static partial Regex WrongReading();
}
