using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Templates;
using WorkflowCrm.Crm.Tests.Fakes;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Mail.Templates;

public sealed class PreviewMailTemplateTests : IDisposable
{
    private static readonly IReadOnlyList<string> s_names = MailPlaceholders.Of(TemplateRoom.Assigned)!;
    private readonly TemplateRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task A_real_request_shows_the_mail_as_its_receiver_gets_it()
    {
        var request = await _room.World.AskedAsync();
        var sent = _room.World.MailsTo(Company.DesignManager, TemplateRoom.Assigned).Single();
        var preview = (await PreviewAsync(_room.Shipped.ContentOf(TemplateRoom.Assigned)!, request.Number, MailLanguage.Chinese)).Value;
        Assert.Equal(sent.Subject, preview.Subject);
        Assert.Equal(WithoutSecrets(sent.Text), WithoutSecrets(preview.Text));
    }

    [Fact]
    public async Task The_receivers_language_stands_first()
    {
        var content = TemplateRoom.Content("中文{{title}}", "English {{title}}");
        Assert.StartsWith("中文", (await PreviewAsync(content, null, MailLanguage.Chinese)).Value.Text, StringComparison.Ordinal);
        Assert.StartsWith("English", (await PreviewAsync(content, null, MailLanguage.English)).Value.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_sees_a_preview()
    {
        var request = await _room.World.AskedAsync();
        foreach (var person in new[] { Company.Designer, Company.Administrator, Company.Chairman })
            Assert.Equal("process-owners-only", (await PreviewAsync(TemplateRoom.Content(), request.Number, MailLanguage.Chinese, person)).Problem!.Code);
    }

    [Fact]
    public async Task A_request_gives_its_facts_only_to_those_who_may_see_it()
    {
        var request = await _room.World.AskedAsync();
        Assert.Equal("request-not-yours", (await _room.Facts.OfAsync(request.Number, Company.Accountant, CrmWorld.Token)).Problem!.Code);
        Assert.True((await _room.Facts.OfAsync(request.Number, TemplateRoom.Owner, CrmWorld.Token)).Succeeded);
        Assert.Equal("unknown-request", (await _room.Facts.OfAsync("DA-none", TemplateRoom.Owner, CrmWorld.Token)).Problem!.Code);
    }

    [Fact]
    public async Task A_text_with_errors_has_no_preview() =>
        Assert.Equal("mail-template-findings", (await PreviewAsync(TemplateRoom.Content("{{titel}}"), null, MailLanguage.Chinese)).Problem!.Code);

    [Fact]
    public async Task A_test_mail_goes_to_the_owner_alone_and_decides_nothing()
    {
        var test = new SendTestMail(_room.World.Unit, new MailsInMemory(_room.World.Data.Mails), new FakeSite(), _room.World.Ids, _room.World.Organisation, _room.World.Clock);
        var request = await _room.World.AskedAsync();
        var preview = (await PreviewAsync(_room.Shipped.ContentOf(TemplateRoom.Assigned)!, request.Number, MailLanguage.Chinese)).Value;
        var sent = (await test.RunAsync(TemplateRoom.Assigned, preview, _room.World.Person(TemplateRoom.Owner), CrmWorld.Token)).Value;
        Assert.Equal((TemplateRoom.Owner, 0), (sent.ToPersonId, sent.Links.Count));
        Assert.Null(sent.ReplyHash);
        Assert.Equal("process-owners-only", (await test.RunAsync(TemplateRoom.Assigned, preview, _room.World.Person(Company.Designer), CrmWorld.Token)).Problem!.Code);
        for (var i = 1; i < 30; i++)
            Assert.True((await test.RunAsync(TemplateRoom.Assigned, preview, _room.World.Person(TemplateRoom.Owner), CrmWorld.Token)).Succeeded);
        Assert.Equal("too-many-test-mails", (await test.RunAsync(TemplateRoom.Assigned, preview, _room.World.Person(TemplateRoom.Owner), CrmWorld.Token)).Problem!.Code);
    }

    private Task<Result<RenderedMail>> PreviewAsync(MailTemplateContent content, string? number, string language, string person = TemplateRoom.Owner) => _room.Preview.RunAsync(
        new PreviewWish(person, content, number, language), s_names, _ => MailPlaceholdersSample(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), CrmWorld.Token);

    private static Dictionary<string, object?> MailPlaceholdersSample() => s_names.ToDictionary(name => name, name => MailPlaceholders.KindOf(name) switch
    {
        PlaceholderKind.List => Array.Empty<Dictionary<string, object?>>(),
        PlaceholderKind.Flag => false,
        _ => (object?)"",
    });

    /// <summary>The addresses of the buttons, which a preview does not have.</summary>
    private static string WithoutSecrets(string text) => System.Text.RegularExpressions.Regex.Replace(text, "https://[^ \n]*/d/[^ \n]*", "…");
}
