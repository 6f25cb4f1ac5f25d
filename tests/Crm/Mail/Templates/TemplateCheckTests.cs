using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Templates;
using WorkflowCrm.Crm.Tests.Fakes;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Mail.Templates;

public sealed class TemplateCheckTests
{
    private static readonly TemplateCheck s_check = new(ShippedMails.Templates);
    private static readonly IReadOnlyList<string> s_names = MailPlaceholders.Of("task.assigned")!;

    public static TheoryData<string> ShippedKeys => [.. ShippedMails.Templates.Keys];

    [Theory]
    [MemberData(nameof(ShippedKeys))]
    public void What_is_shipped_passes_without_a_finding(string key) =>
        Assert.Empty(s_check.Run(ShippedMails.Templates.ContentOf(key)!, MailPlaceholders.Of(key)!));

    [Theory]
    [InlineData("{{titel}}", "unknown", 1, 1)]
    [InlineData("您好\n有 {{titel}} 一件", "unknown", 2, 3)]
    [InlineData("{{#if titel}}好{{/if}}", "unknown", 1, 1)]
    [InlineData("{{title}", "braces", 1, 1)]
    [InlineData("好 {{title\n}}", "braces", 1, 3)]
    [InlineData("好 title}}", "braces", 1, 8)]
    [InlineData("{{title}}}", "braces", 1, 1)]
    [InlineData("{{{title}}}", "raw", 1, 1)]
    [InlineData("{{&title}}", "raw", 1, 1)]
    [InlineData("{{> _layout}}", "partial", 1, 1)]
    [InlineData("{{#> _layout}}{{/_layout}}", "partial", 1, 1)]
    [InlineData("{{#*inline \"x\"}}{{/inline}}", "partial", 1, 1)]
    [InlineData("{{lookup this \"title\"}}", "not-understood", 1, 1)]
    [InlineData("{{title.Length}}", "not-understood", 1, 1)]
    [InlineData("{{@root}}", "not-understood", 1, 1)]
    [InlineData("{{../title}}", "not-understood", 1, 1)]
    [InlineData("{{this}}", "unknown", 1, 1)]
    [InlineData("{{#with title}}{{/with}}", "not-understood", 1, 1)]
    [InlineData("{{! <script> }}", "not-understood", 1, 1)]
    [InlineData("好\\{{title}}", "not-understood", 1, 2)]
    [InlineData("{{~title~}}", "not-understood", 1, 1)]
    [InlineData("{{#if (eq title 1)}}好{{/if}}", "not-understood", 1, 1)]
    [InlineData("{{facts}}", "list-needed", 1, 1)]
    [InlineData("{{isApproval}}", "flag-needed", 1, 1)]
    [InlineData("{{#each title}}好{{/each}}", "not-a-list", 1, 1)]
    [InlineData("{{#each facts}}{{#each decisions}}{{verb}}{{/each}}{{/each}}", "list-in-list", 1, 16)]
    [InlineData("{{#each facts}}{{title}}{{/each}}", "outside-in-list", 1, 16)]
    [InlineData("{{label}}", "only-in-list", 1, 1)]
    [InlineData("{{#if due}}好", "not-closed", 1, 1)]
    [InlineData("好{{/if}}", "wrong-end", 1, 2)]
    [InlineData("{{#if due}}好{{/each}}", "wrong-end", 1, 13)]
    [InlineData("好{{else}}不好", "else-alone", 1, 2)]
    [InlineData("", "missing", 0, 0)]
    public void Every_mistake_is_named_with_its_place(string text, string code, int line, int column)
    {
        var finding = Errors(TemplateRoom.Content(textZh: text)).First();
        Assert.Equal((TemplatePart.TextZh, code, line, column), (finding.Part, finding.Code, finding.Line, finding.Column));
        Assert.Contains(code, TemplateFinding.Codes);
    }

    [Fact]
    public void All_mistakes_of_all_parts_are_named_at_once()
    {
        var findings = Errors(new MailTemplateContent("{{a}}", "", "{{b}}\n{{c}}", "{{#if due}}"));
        Assert.Equal(
            ["SubjectZh unknown 1", "TextZh unknown 1", "TextZh unknown 2", "SubjectEn missing 0", "TextEn not-closed 1"],
            findings.Select(f => $"{f.Part} {f.Code} {f.Line}"));
    }

    [Fact]
    public void A_subject_that_may_become_empty_or_has_two_lines_is_refused()
    {
        Assert.Equal("empty-subject", Assert.Single(Errors(TemplateRoom.Content(subjectZh: "{{#if due}}{{due}}{{/if}}"))).Code);
        Assert.Equal("line-break", Assert.Single(Errors(TemplateRoom.Content(subjectEn: "one\ntwo"))).Code);
    }

    [Fact]
    public void What_only_one_language_says_and_single_braces_are_warned_of()
    {
        var findings = s_check.Run(TemplateRoom.Content("{{title}} {due}", "Fine"), s_names);
        Assert.Equal(["TextZh single-braces", "TextEn one-language-only"], findings.Select(f => $"{f.Part} {f.Code}"));
        Assert.All(findings, finding => Assert.True(finding.IsWarning));
        Assert.Empty(s_check.Run(TemplateRoom.Content("{{title}}", "Fine", subjectZh: "请看{{title}}"), s_names));
    }

    [Fact]
    public void Whatever_is_typed_is_checked_within_the_bounds()
    {
        Assert.Equal("too-long", Errors(TemplateRoom.Content(new string('好', TemplateLimits.Text + 1))).First().Code);
        Assert.Equal("too-long", Errors(TemplateRoom.Content(subjectEn: new string('x', TemplateLimits.Subject + 1))).First().Code);
        Assert.Equal("too-many-tags", Errors(TemplateRoom.Content(string.Concat(Enumerable.Repeat("{{why}}", TemplateLimits.Tags + 1)))).First().Code);
        Assert.Equal("tag-too-long", Errors(TemplateRoom.Content("{{" + new string('a', 5_000) + "}}")).First().Code);
        Assert.Equal("too-deep", Errors(TemplateRoom.Content(Nested(TemplateLimits.Depth + 1))).First().Code);
        Assert.Empty(Errors(TemplateRoom.Content(Nested(TemplateLimits.Depth))));
        Assert.Empty(Errors(TemplateRoom.Content(string.Concat(Enumerable.Repeat("{{why}}", TemplateLimits.Tags)))));
    }

    /// <summary>Pieces of templates in any order: nothing throws, and what passes can be compiled and filled in.</summary>
    [Fact]
    public void Nothing_that_passes_fails_afterwards()
    {
        string[] pieces = ["{{", "}}", "{", "}", "#if ", "#each ", "/if", "/each", "else", "title", "facts", "label", "due", " ", "\n", "- ", "[", "](", ")", "~", "&", ">", "!", "<b>", "\\", "{{title}}", "{{#if due}}", "{{/if}}", "{{else}}"];
        var random = new Random(5);
        var passed = 0;
        for (var i = 0; i < 2_000; i++)
        {
            var text = "x" + string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => pieces[random.Next(pieces.Length)]));
            var findings = Errors(TemplateRoom.Content(text));
            Assert.True(findings.All(finding => finding.Code != "unreadable"), $"{text}: {findings.FirstOrDefault()?.Args.GetValueOrDefault("message")}");
            passed += findings.Count == 0 ? 1 : 0;
        }

        Assert.InRange(passed, 50, 1_950);
    }

    private static string Nested(int levels) =>
        string.Concat(Enumerable.Repeat("{{#if due}}", levels)) + "x" + string.Concat(Enumerable.Repeat("{{/if}}", levels));

    private static List<TemplateFinding> Errors(MailTemplateContent content) => [.. s_check.Run(content, s_names).Where(finding => !finding.IsWarning)];
}
