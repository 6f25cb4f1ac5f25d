using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Templates;
using WorkflowCrm.Crm.Tests.Fakes;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Mail.Templates;

public sealed class PublishedMailTemplatesTests : IDisposable
{
    private readonly TemplateRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task The_next_mail_uses_what_was_published_and_an_older_one_keeps_its_words()
    {
        var before = await _room.TextAsync();
        await _room.SaveAsync(0, "新的话");
        Assert.Contains("新的话", await _room.TextAsync(), StringComparison.Ordinal);
        await _room.SaveAsync(1, "更新的话");
        Assert.Contains("更新的话", await _room.TextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("的话", before, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{#if due}}坏了")]
    [InlineData("{{> other}}")]
    [InlineData("{{#each facts}}{{nothing}}{{/each}}")]
    public async Task A_broken_row_never_stops_a_mail_and_is_told(string text)
    {
        Plant(TemplateRoom.Assigned, text);
        var facts = new Dictionary<string, object?>
        {
            ["caseNo"] = "DA-1", ["title"] = "查阅", ["recipient"] = "孟凡", ["facts"] = new[] { new Dictionary<string, object?> { ["label"] = "a", ["value"] = "b" } },
        };
        foreach (var name in MailPlaceholders.Of(TemplateRoom.Assigned)!)
            facts.TryAdd(name, "");
        var mail = await _room.Published.RenderAsync(TemplateRoom.Assigned, MailLanguage.Chinese, facts, facts, CrmWorld.Token);
        Assert.Contains("孟凡您好", mail.Text, StringComparison.Ordinal);
        Assert.Equal(["task.assigned 1"], _room.Alarm.Raised);
    }

    [Fact]
    public async Task A_broken_template_of_the_companys_own_sends_the_plain_one()
    {
        Plant("case.welcome", "{{#if");
        Assert.Contains("DA-1“查阅”有新的进展", await _room.TextAsync("case.welcome"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_grows_beyond_any_mail_is_replaced()
    {
        await _room.SaveAsync(0, string.Concat(Enumerable.Repeat("{{title}}", 250)));
        var facts = MailPlaceholders.Of(TemplateRoom.Assigned)!.ToDictionary(name => name, name => (object?)(name == "title" ? new string('长', 4_000) : ""));
        var mail = await _room.Published.RenderAsync(TemplateRoom.Assigned, MailLanguage.Chinese, facts, facts, CrmWorld.Token);
        Assert.InRange(mail.Text.Length, 1, 60_000);
        Assert.Equal(["task.assigned 1"], _room.Alarm.Raised);
    }

    [Fact]
    public async Task What_people_typed_stays_text_in_what_owners_wrote()
    {
        await _room.SaveAsync(0, "<b>粗</b> {{title}} [看]({{link}})");
        var facts = MailPlaceholders.Of(TemplateRoom.Assigned)!.ToDictionary(name => name, _ => (object?)"");
        (facts["title"], facts["link"]) = ("<script>alert(1)</script>", "https://crm.tuofan.example/tasks/1");
        var mail = await _room.Published.RenderAsync(TemplateRoom.Assigned, MailLanguage.Chinese, facts, facts, CrmWorld.Token);
        Assert.DoesNotContain("<script", mail.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b>", mail.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;粗&lt;/b&gt; &lt;script&gt;", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fact_that_a_mail_lacks_leaves_its_place_empty()
    {
        await _room.SaveAsync(0, "等了{{elapsed}}{{#if mayDecide}}可决定{{/if}}。");
        Assert.StartsWith("等了。", await TextWithoutAsync("elapsed", "mayDecide"), StringComparison.Ordinal);
        Assert.Empty(_room.Alarm.Raised);
    }

    /// <summary>A process that forgets what the mail is sent for must not send it without.</summary>
    [Fact]
    public async Task What_the_shipped_text_says_a_mail_must_have()
    {
        await _room.SaveAsync(0, "在{{step}}之后。");
        await Assert.ThrowsAsync<HandlebarsDotNet.Compiler.HandlebarsUndefinedBindingException>(() => TextWithoutAsync("step"));
        Assert.Empty(_room.Alarm.Raised);
    }

    [Fact]
    public async Task A_key_that_nobody_knows_is_an_error() =>
        await Assert.ThrowsAsync<ArgumentException>(() => _room.TextAsync("case.unheard"));

    private async Task<string> TextWithoutAsync(params string[] missing)
    {
        var facts = MailPlaceholders.Of(TemplateRoom.Assigned)!.Except(missing).ToDictionary(name => name, _ => (object?)"");
        return (await _room.Published.RenderAsync(TemplateRoom.Assigned, MailLanguage.Chinese, facts, facts, CrmWorld.Token)).Text;
    }

    /// <summary>Puts a row in past every check, as a hand in the database would.</summary>
    private void Plant(string key, string text) => _room.Store.Add(new MailTemplateVersion
    {
        Key = key, Version = 1, NameZh = "", NameEn = "", SubjectZh = "x", SubjectEn = "x", TextZh = text, TextEn = text,
        Origin = TemplateOrigin.Written, Reason = "", CreatedById = "x", CreatedAt = _room.World.Clock.Now,
    });
}
