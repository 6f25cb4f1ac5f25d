using System.Net;
using System.Text;
using WorkflowCrm.Host.Tests.Application;

namespace WorkflowCrm.Host.Tests.Development;

public sealed class MailTests : IAsyncLifetime
{
    private WorkflowCrmApp _app = null!;
    private string _number = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await WorkflowCrmApp.StartAsync();
        _number = await _app.SubmitArchiveAccess(await _app.SignInAs(SmallCompany.Designer), SmallCompany.CompanyArchive);
        await _app.AdvanceClock("00:00:01");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Sent_mails_are_listed_with_their_links()
    {
        var list = await _app.Anonymous().GetAsync("/dev/mail");
        var mail = Assert.Single(list.Items);
        Assert.Equal("meng.fan@tuofan.example", mail["to"]!.GetValue<string>());
        Assert.NotNull(mail["sentAt"]);
        Assert.NotEmpty(mail["text"]!.GetValue<string>());
        Assert.NotEmpty(mail["html"]!.GetValue<string>());
        Assert.Contains(mail["links"]!.AsArray(), l => l!.GetValue<string>().StartsWith(_app.Address.ToString(), StringComparison.Ordinal));
        var one = await _app.Anonymous().GetAsync("/dev/mail/" + mail["id"]!.GetValue<string>());
        Assert.Equal(mail["subject"]!.GetValue<string>(), one.Json["subject"]!.GetValue<string>());
        (await _app.Anonymous().GetAsync("/dev/mail/none")).Problem(404, "unknown-mail");
    }

    [Fact]
    public async Task A_browser_gets_pages_and_the_mail_itself_without_scripts()
    {
        var id = Assert.Single((await _app.Anonymous().GetAsync("/dev/mail")).Items)["id"]!.GetValue<string>();
        foreach (var path in new[] { "/dev/mail", "/dev/mail/" + id })
        {
            var page = await _app.Anonymous().GetAsync(path, "text/html");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.StartsWith("text/html", page.Header("Content-Type"), StringComparison.Ordinal);
        }

        var body = await _app.Anonymous().GetAsync($"/dev/mail/{id}/html", "text/html");
        Assert.Contains("sandbox", body.Header("Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_mail_is_one_file_under_its_message_id()
    {
        var mail = Assert.Single((await _app.Anonymous().GetAsync("/dev/mail")).Items);
        var file = Assert.Single(Directory.GetFiles(Path.Combine(_app.DataDirectory, "mail")));
        var written = await File.ReadAllTextAsync(file, Encoding.ASCII, TestContext.Current.CancellationToken);
        Assert.EndsWith(".eml", file, StringComparison.Ordinal);
        Assert.Contains($"Message-ID: <{mail["messageId"]!.GetValue<string>()}>\r\n", written, StringComparison.Ordinal);
        Assert.Contains($"References: <request.{_number}@tuofan.example>", written, StringComparison.Ordinal);
    }
}
