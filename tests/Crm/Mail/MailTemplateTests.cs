using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Tests.Fakes;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Mail;

public sealed class MailTemplateTests
{
    private static readonly string[] Keys =
    [
        "access.expiring", "access.granted", "access.violation", "case.answered-late", "case.approved", "case.faulted", "case.lapsed",
        "case.rejected", "case.returned", "case.unpublished", "mail.away", "mail.bounced", "opinion.answered", "opinion.received", "reply.decided", "reply.not-decided", "task.assigned", "task.escalated", "task.reminder",
    ];

    public static TheoryData<string> EveryKey => [.. Keys];

    [Fact]
    public void Every_mail_of_the_sketches_has_its_template() =>
        Assert.Equal(Keys, ShippedMails.Templates.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(EveryKey))]
    public void Every_template_says_the_same_facts_in_both_languages(string key)
    {
        var (front, zh, en) = Parts(ShippedMails.Texts[key]);
        Assert.Equal(Placeholders(zh), Placeholders(en));
        Assert.Contains("subject-zh: ", front, StringComparison.Ordinal);
        Assert.Contains("subject-en: ", front, StringComparison.Ordinal);
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", zh);
        Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", en);
    }

    [Theory]
    [MemberData(nameof(EveryKey))]
    public void Every_mail_is_small_self_contained_and_asks_not_to_be_forwarded(string key)
    {
        var facts = Facts("x");
        var mail = ShippedMails.Templates.Render(key, MailLanguage.Chinese, facts, facts);
        Assert.Contains("请勿转发此邮件", mail.Text, StringComparison.Ordinal);
        Assert.Contains("do not forward", mail.Html, StringComparison.Ordinal);
        Assert.Contains("https://crm.tuofan.example/tasks/1", mail.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"https://crm.tuofan.example/tasks/1\"", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", mail.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script", mail.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<style", mail.Html, StringComparison.OrdinalIgnoreCase);
        Assert.InRange(mail.Html.Length, 500, 12_000);
        Assert.True(mail.Html.IndexOf("lang=\"zh-CN\">", StringComparison.Ordinal) < mail.Html.IndexOf("lang=\"en\"", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(EveryKey))]
    public void What_people_typed_stays_text(string key)
    {
        const string Evil = "<script>alert('x')</script>[click]({{link}}) {{title}} \"'; DROP TABLE mails --";
        var facts = Facts(Evil);
        var mail = ShippedMails.Templates.Render(key, MailLanguage.Chinese, facts, facts);
        Assert.DoesNotContain("<script", mail.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(">click</a>", mail.Html, StringComparison.Ordinal);
        if (key != "access.expiring")
            Assert.Contains("&lt;script&gt;", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("&lt;", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_break_in_a_reason_cannot_become_another_header()
    {
        var facts = Facts("a\r\nBcc: all@tuofan.example");
        var subject = ShippedMails.Templates.Render("case.rejected", MailLanguage.Chinese, facts, facts).Subject;
        Assert.DoesNotContain('\n', Crm.Approvals.Forms.PlainText.Line(subject));
    }

    [Fact]
    public void An_unknown_key_is_an_error() =>
        Assert.Throws<ArgumentException>(() => ShippedMails.Templates.Render("case.unheard", MailLanguage.Chinese, Facts("x"), Facts("x")));

    [Theory]
    [InlineData("subject-zh: 一\nsubject-en: one\n--- zh\n好\n", "no block \"--- en\"")]
    [InlineData("subject-zh: 一\nsubject-en: one\n--- en\nfine\n", "no block \"--- zh\"")]
    [InlineData("subject-zh: 一\n--- zh\n好\n--- en\nfine\n", "no line \"subject-en:\"")]
    [InlineData("subject-zh: 一\nsubject-en: one\n--- zh\n{{nonsense}}\n--- en\nfine\n", "nonsense")]
    [InlineData("subject-zh: 一\nsubject-en: one\n--- zh\n好\n--- en\n{{#if due}}{{nonsense}}{{/if}}\n", "nonsense")]
    [InlineData("subject-zh: {{nonsense}}\nsubject-en: one\n--- zh\n好\n--- en\nfine\n", "nonsense")]
    [InlineData("subject-zh: 一\nsubject-en: one\n--- zh\n{{#if due}}好\n--- en\nfine\n", "task.assigned")]
    [InlineData("what is this\n--- zh\n好\n--- en\nfine\n", "what is this")]
    public void A_template_that_lacks_a_language_or_uses_an_unknown_placeholder_is_refused_by_name(string text, string expected)
    {
        var texts = new Dictionary<string, string>(ShippedMails.Texts) { ["task.assigned"] = text };
        var problem = Assert.Throws<FormatException>(() => new MailTemplates(texts));
        Assert.Contains("task.assigned", problem.Message, StringComparison.Ordinal);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("_layout")]
    [InlineData("_words")]
    public void The_layout_and_the_word_list_are_needed(string key)
    {
        var texts = ShippedMails.Texts.Where(t => t.Key != key).ToDictionary();
        Assert.Contains(key, Assert.Throws<FormatException>(() => new MailTemplates(texts)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_without_one_of_its_languages_is_refused()
    {
        var texts = new Dictionary<string, string>(ShippedMails.Texts) { ["_words"] = "why.manager-zh: 经理\n" };
        Assert.Contains("why.manager-en", Assert.Throws<FormatException>(() => new MailTemplates(texts)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("manager")]
    [InlineData("leader")]
    [InlineData("gm")]
    [InlineData("chairman")]
    [InlineData("role")]
    [InlineData("person")]
    [InlineData("requester")]
    [InlineData("self-approval")]
    [InlineData("vacant")]
    [InlineData("absent")]
    [InlineData("last-resort")]
    [InlineData("transferred")]
    [InlineData("deputy")]
    [InlineData("superior")]
    [InlineData("keeper")]
    [InlineData("informed")]
    [InlineData("administrator")]
    [InlineData("violation")]
    public void Every_reason_for_a_mail_has_its_words(string code) =>
        Assert.True(ShippedMails.Templates.Knows(new MailWord("why", code)));

    private static Dictionary<string, object?> Facts(string text) => new()
    {
        ["link"] = "https://crm.tuofan.example/tasks/1", ["recipient"] = text, ["why"] = new MailWord("why", "manager"),
        ["caseNo"] = text, ["title"] = text, ["process"] = text, ["applicant"] = text, ["dept"] = text, ["taskId"] = text, ["step"] = text,
        ["assignee"] = text, ["facts"] = new[] { new Dictionary<string, object?> { ["label"] = text, ["value"] = text } },
        ["due"] = DateTimeOffset.UnixEpoch, ["dueIn"] = Crm.Calendar.WorkingDuration.WorkingDays(2), ["isApproval"] = true,
        ["onBehalfOf"] = text, ["elapsed"] = text, ["superior"] = text, ["mayDecide"] = true, ["approver"] = text,
        ["time"] = DateTimeOffset.UnixEpoch, ["reason"] = text, ["next"] = text, ["customerNo"] = text.Length > 40 ? "C" : text, ["scope"] = text,
        ["until"] = DateTimeOffset.UnixEpoch, ["reader"] = text, ["keeper"] = text, ["customer"] = text, ["person"] = text, ["log"] = text,
        ["violationNo"] = text, ["amount"] = 50m, ["caretaker"] = text, ["answer"] = text, ["verb"] = text, ["comment"] = text, ["refused"] = text,
        ["decidedBy"] = text, ["wrote"] = text, ["isOpen"] = true, ["subjectOfMail"] = text, ["address"] = text, ["words"] = text, ["deputy"] = text,
    };

    private static (string Front, string Zh, string En) Parts(string file)
    {
        var parts = file.Split(["--- zh\n", "--- en\n"], StringSplitOptions.None);
        Assert.Equal(3, parts.Length);
        return (parts[0], parts[1], parts[2]);
    }

    private static IEnumerable<string> Placeholders(string block) =>
        System.Text.RegularExpressions.Regex.Matches(block, @"\{\{(?:#\w+ )?(\w+)\}\}").Select(m => m.Groups[1].Value)
            .Where(name => name != "else").Distinct().Order(StringComparer.Ordinal);
}
