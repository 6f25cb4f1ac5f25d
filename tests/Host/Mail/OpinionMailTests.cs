using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Incoming;
using WorkflowCrm.Crm.Mail.Links;
using WorkflowCrm.Host.Mail.Incoming;
using WorkflowCrm.Host.Tests.Application;
using WorkflowCrm.Host.Tests.Pages;

namespace WorkflowCrm.Host.Tests.Mail;

/// <summary>A customer's mail as it comes off the wire begins the shipped process for opinions.</summary>
public sealed class OpinionMailTests
{
    private const string Customer = "wang@xingyelan.example";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_raw_mail_to_the_opinion_address_is_one_request_however_often_it_is_delivered()
    {
        await using var app = await StartAsync();
        var letter = Letter("letter-1", "oa+opinion@tuofan.example", "画册印得很清楚，谢谢。");
        for (var time = 0; time < 2; time++)
            await TakeAsync(app, letter);

        var request = Assert.Single(await RequestsAsync(app));
        Assert.Equal(("客户意见：画册", SmallCompany.IdOf(SmallCompany.Keeper)), (request.Title, request.RequesterId));
        Assert.Contains("画册印得很清楚", (string)JsonNode.Parse(request.Inputs)!["text"]!, StringComparison.Ordinal);
        var keeper = await app.SignInAs(SmallCompany.Keeper);
        Assert.NotEmpty(await app.TaskOf(keeper, request.Number));
        var confirmation = Assert.Single(await MailsAsync(app, request.Number), mail => mail.ToPersonId is null);
        Assert.Equal(("opinion.received", Customer, "letter-1@xingyelan.example"), (confirmation.TemplateKey, confirmation.ToAddress, confirmation.AnswersMessageId));
    }

    [Fact]
    public async Task The_customers_answer_to_the_confirmation_is_added_to_the_request()
    {
        await using var app = await StartAsync();
        await TakeAsync(app, Letter("letter-1", "oa+opinion@tuofan.example", "画册印得很清楚，谢谢。"));
        var request = Assert.Single(await RequestsAsync(app));
        var confirmation = Assert.Single(await MailsAsync(app, request.Number), mail => mail.ToPersonId is null);
        var address = app.Services.GetRequiredService<MailFilling>().Of(confirmation).ReplyTo!;

        await TakeAsync(app, Letter("letter-2", address, "还想再订一批。\n\n> 您好"));

        Assert.Single(await RequestsAsync(app));
        await using var scope = app.Services.CreateAsyncScope();
        var story = await scope.ServiceProvider.GetRequiredService<IApprovalStore>().TimelineAsync(request.Id, Token);
        Assert.Equal("还想再订一批。", Assert.Single(story, line => line.Kind == TimelineKind.MailReceivedOutside).Comment);
        var kept = await scope.ServiceProvider.GetRequiredService<IReceivedMails>().ListAsync(null, request.Number, null, PageOf.First, Token);
        Assert.Equal([MailFate.Noted, MailFate.Started], kept.Items.Select(mail => mail.Fate).Order());
    }

    [Fact]
    public async Task A_mail_in_the_quarantine_starts_the_process_when_it_is_released_and_only_once()
    {
        await using var app = await StartAsync();
        await TakeAsync(app, Damaged(Letter("letter-1", "oa+opinion@tuofan.example", "画册印得很清楚，谢谢。")));
        var kept = Assert.Single(await ReceivedAsync(app));
        Assert.Equal((MailFate.Quarantined, QuarantineReason.Doubtful, Customer), (kept.Fate, kept.Reason, kept.FromAddress));
        Assert.Empty(await RequestsAsync(app));

        var page = $"/admin/mails/received/{kept.Id}";
        var keeper = new Browser(await app.SignInAs(SmallCompany.Keeper));
        Assert.Equal(HttpStatusCode.Redirect, (await keeper.SendAsync(page, page, ("action", "release"))).Status);

        var request = Assert.Single(await RequestsAsync(app));
        Assert.Equal(("客户意见：画册", SmallCompany.IdOf(SmallCompany.Keeper)), (request.Title, request.RequesterId));
        Assert.Contains("画册印得很清楚", (string)JsonNode.Parse(request.Inputs)!["text"]!, StringComparison.Ordinal);
        Assert.Equal((MailFate.Released, request.Number), ((await ReceivedAsync(app))[0].Fate, (await ReceivedAsync(app))[0].RequestNumber));
        Assert.NotEmpty(await app.TaskOf(await app.SignInAs(SmallCompany.Keeper), request.Number));
        Assert.Single(await MailsAsync(app, request.Number), mail => mail is { ToPersonId: null, TemplateKey: "opinion.received" });
        Assert.Equal(HttpStatusCode.Conflict, (await keeper.SendAsync("/profile", page, ("action", "release"))).Status);
        Assert.Single(await RequestsAsync(app));
    }

    /// <summary>With a byte in its header that no header may have, so that the mail is kept.</summary>
    private static byte[] Damaged(byte[] letter) =>
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(letter).Replace("MIME-Version", "X-Odd: a\0b\r\nMIME-Version", StringComparison.Ordinal));

    private static async Task<IReadOnlyList<ReceivedMail>> ReceivedAsync(WorkflowCrmApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IReceivedMails>().ListAsync(null, null, null, PageOf.First, Token)).Items;
    }

    private static Task<WorkflowCrmApp> StartAsync() => WorkflowCrmApp.StartAsync(configure: builder =>
    {
        builder.Configuration["Mail:Mailbox"] = "oa@tuofan.example";
        builder.Configuration["Mail:ServerRefusesForgeries"] = "true";
    });

    private static byte[] Letter(string id, string to, string text) => Encoding.UTF8.GetBytes($"""
        From: =?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes("王女士"))}?= <{Customer}>
        To: <{to}>
        Subject: =?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes("画册"))}?=
        Message-ID: <{id}@xingyelan.example>
        Date: Wed, 25 Nov 2026 10:00:00 +0800
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: 8bit

        {text}
        """.ReplaceLineEndings("\r\n"));

    private static async Task TakeAsync(WorkflowCrmApp app, byte[] raw)
    {
        await using var scope = app.Services.CreateAsyncScope();
        Assert.Equal(IntakeOutcome.Taken, await scope.ServiceProvider.GetRequiredService<IMailIntake>().TakeAsync(new RawMail(raw, raw.Length), Token));
    }

    private static async Task<IReadOnlyList<Request>> RequestsAsync(WorkflowCrmApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var page = await scope.ServiceProvider.GetRequiredService<IApprovalStore>().ListAsync(new RequestFilter { DefinitionId = "customer-opinion" }, PageOf.First, Token);
        return page.Items;
    }

    private static async Task<IReadOnlyList<MailMessage>> MailsAsync(WorkflowCrmApp app, string number)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IMailStore>().ListAsync(new MailFilter(RequestNumber: number), PageOf.First, Token)).Items;
    }
}
