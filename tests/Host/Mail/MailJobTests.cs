using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Host.Tests.Application;
using WorkflowCrm.Host.Tests.Mail.Servers;
using WorkflowCrm.Storage.Jobs;

namespace WorkflowCrm.Host.Tests.Mail;

public sealed class MailJobTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_is_down_for_an_hour_gets_every_mail_once_afterwards()
    {
        var port = LineServer.FreePort();
        await using var app = await WorkflowCrmApp.StartAsync(configure: To(port));
        var requester = await app.SignInAs(SmallCompany.Designer);
        await app.SubmitArchiveAccess(requester, SmallCompany.CompanyArchive);
        await app.SubmitArchiveAccess(requester, SmallCompany.DepartmentArchive);
        await app.AdvanceClock("01:00:00");
        var waiting = await MailsAsync(app);
        Assert.NotEmpty(waiting);
        Assert.All(waiting, mail => Assert.Null(mail.SentAt));
        Assert.All(waiting, mail => Assert.Null(mail.FailedAt));
        Assert.All(waiting, mail => Assert.True(mail is { Attempts: >= 5, Failure: not null }, $"{mail.Attempts}: {mail.Failure}"));
        var health = await app.Anonymous().GetAsync("/health/ready");
        Assert.Equal((HttpStatusCode.OK, "degraded", false), (health.Status, health.Json["status"]!.GetValue<string>(), health.Json["checks"]!["mailOut"]!.GetValue<bool>()));

        var talk = new SmtpTalk();
        await using var server = new LineServer(talk.TalkAsync, port);
        await app.AdvanceClock("01:00:00");
        var sent = await MailsAsync(app);
        Assert.All(sent, mail => Assert.NotNull(mail.SentAt));
        Assert.All(sent, mail => Assert.Null(mail.Failure));
        Assert.Equal(sent.Select(m => m.MessageId).Order(), talk.TakenIds.Order());
        Assert.Equal("ready", (await app.Anonymous().GetAsync("/health/ready")).Json["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_mail_whose_connection_was_cut_before_the_answer_comes_again_under_the_same_id()
    {
        var cuts = 0;
        var talk = new SmtpTalk();
        talk.Instead = (command, caller) =>
        {
            var cut = command == "." && Interlocked.Increment(ref cuts) == 1;
            if (cut)
                caller.Cut();
            return Task.FromResult(cut);
        };
        await using var server = new LineServer(talk.TalkAsync);
        await using var app = await WorkflowCrmApp.StartAsync(configure: To(server.Port));
        await app.SubmitArchiveAccess(await app.SignInAs(SmallCompany.Designer), SmallCompany.DepartmentArchive);
        await app.AdvanceClock("00:10:00");
        var mails = await MailsAsync(app);
        Assert.Equal(mails.Select(m => m.MessageId).Order(), talk.TakenIds.Order());
        Assert.InRange(mails.Sum(m => m.Attempts), 1, mails.Count); // others may have met the seconds in which a server is left alone
    }

    [Fact]
    public async Task A_mail_that_is_refused_for_good_is_dead_at_once_with_the_servers_words()
    {
        var talk = new SmtpTalk();
        talk.Instead = async (command, caller) =>
        {
            var refuse = command.StartsWith("RCPT", StringComparison.Ordinal);
            if (refuse)
                await caller.SayAsync("550 5.1.1 no such person here");
            return refuse;
        };
        await using var server = new LineServer(talk.TalkAsync);
        await using var app = await WorkflowCrmApp.StartAsync(configure: To(server.Port));
        await app.SubmitArchiveAccess(await app.SignInAs(SmallCompany.Designer), SmallCompany.DepartmentArchive);
        var now = await app.AdvanceClock("00:00:01");
        var mails = await MailsAsync(app);
        Assert.NotEmpty(mails);
        Assert.All(mails, mail => Assert.Equal((1, "550 5.1.1 no such person here", false), (mail.Attempts, mail.Failure, mail.FailedAt is null || mail.FailedAt > now)));
        var dead = await DeadAsync(app);
        Assert.Equal(mails.Count, dead.Items.Count);
        Assert.All(dead.Items, job => Assert.Equal("550 5.1.1 no such person here", job.LastError));

        // A person lets it run again when the address works.
        talk.Instead = (_, _) => Task.FromResult(false);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var services = scope.ServiceProvider;
            await services.GetRequiredService<IUnitOfWork>().RunAsync(
                async token =>
                {
                    foreach (var job in dead.Items)
                        await services.GetRequiredService<JobQueue>().RetryAsync(job.Id, token);
                    return true;
                },
                Token);
        }

        await app.AdvanceClock("00:00:01");
        Assert.All(await MailsAsync(app), mail => Assert.True(mail is { SentAt: not null, FailedAt: null, Failure: null }));
    }

    [Fact]
    public async Task A_server_that_stays_away_makes_a_mail_fail_visibly_after_three_days_and_not_before()
    {
        await using var app = await WorkflowCrmApp.StartAsync(configure: To(LineServer.FreePort()));
        var submitted = (await app.AdvanceClock("00:00:01")).AddSeconds(1);
        await app.SubmitArchiveAccess(await app.SignInAs(SmallCompany.Designer), SmallCompany.DepartmentArchive);
        await app.AdvanceClock("2.23:00:00");
        var first = (await MailsAsync(app)).MinBy(m => m.CreatedAt)!;
        Assert.True(first is { FailedAt: null, SentAt: null, Attempts: > 70 }, $"{first.Attempts}");
        await app.AdvanceClock("03:00:00");
        first = (await MailsAsync(app)).Single(m => m.Id == first.Id);
        Assert.InRange(first.FailedAt!.Value - submitted, TimeSpan.FromHours(71.9), TimeSpan.FromHours(73.1));
        Assert.Contains(await DeadIdsAsync(app), key => key == first.MessageId);
    }

    [Fact]
    public async Task What_was_not_sent_about_a_task_is_dropped_when_the_request_is_withdrawn()
    {
        var port = LineServer.FreePort();
        await using var app = await WorkflowCrmApp.StartAsync(configure: To(port));
        var requester = await app.SignInAs(SmallCompany.Designer);
        var number = await app.SubmitArchiveAccess(requester, SmallCompany.CompanyArchive);
        await app.AdvanceClock("00:00:01");
        Assert.Contains(await MailsAsync(app), mail => mail is { TemplateKey: "task.assigned", Attempts: > 0 });
        Assert.Equal(HttpStatusCode.OK, (await requester.PostAsync($"/api/requests/{number}/withdraw", new { })).Status);
        var talk = new SmtpTalk();
        await using var server = new LineServer(talk.TalkAsync, port);
        var now = await app.AdvanceClock("01:00:00");
        var mails = await MailsAsync(app);
        Assert.All(mails.Where(m => m.TemplateKey.StartsWith("task.", StringComparison.Ordinal)), mail => Assert.True(mail.SentAt is null && mail.DroppedAt <= now));
        Assert.Equal(mails.Where(m => m.SentAt is not null).Select(m => m.MessageId).Order(), talk.TakenIds.Order());
        Assert.Empty((await DeadAsync(app)).Items);
    }

    [Fact]
    public async Task Without_a_mail_server_mails_wait_outside_development_and_the_health_call_says_so()
    {
        await using var app = await WorkflowCrmApp.StartAsync("Production", configure: b => b.Configuration["AllowedHosts"] = "*");
        var mail = new MailMessage
        {
            Id = "waiting",
            MessageId = "waiting@tuofan.example",
            TemplateKey = "case.approved",
            ToAddress = "meng.fan@tuofan.example",
            ToName = "孟凡",
            Subject = "x",
            Text = "x",
            Html = "x",
            CreatedAt = DateTimeOffset.UnixEpoch,
        };
        await InUnitAsync(app, (services, token) => services.GetRequiredService<IMailStore>().AddAsync(mail, token));
        await app.Services.GetRequiredService<JobRunner>().RunDueAsync(app.Services.GetRequiredService<TimeProvider>().GetUtcNow(), Token);
        var waiting = Assert.Single(await MailsAsync(app));
        Assert.True(waiting is { SentAt: null, FailedAt: null, Attempts: 0 });
        Assert.Empty((await DeadAsync(app)).Items);
        var health = await app.Anonymous().GetAsync("/health/ready");
        Assert.Equal((HttpStatusCode.OK, "degraded", false), (health.Status, health.Json["status"]!.GetValue<string>(), health.Json["checks"]!["mailOut"]!.GetValue<bool>()));
    }

    private static Action<WebApplicationBuilder> To(int port) => builder =>
    {
        builder.Configuration["Mail:Smtp:Host"] = "127.0.0.1";
        builder.Configuration["Mail:Smtp:Port"] = $"{port}";
        builder.Configuration["Mail:Smtp:Security"] = "None";
        builder.Configuration["Mail:Smtp:MailsPerMinute"] = "10000";
    };

    private static async Task InUnitAsync(WorkflowCrmApp app, Func<IServiceProvider, CancellationToken, Task> act)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().RunAsync(
            async token =>
            {
                await act(scope.ServiceProvider, token);
                return true;
            },
            Token);
    }

    private static async Task<IReadOnlyList<MailMessage>> MailsAsync(WorkflowCrmApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IMailStore>().ListAsync(new MailFilter(), PageOf.Clamp(1, 200), Token)).Items;
    }

    private static async Task<Page<Job>> DeadAsync(WorkflowCrmApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<JobQueue>().DeadAsync(PageOf.Clamp(1, 200), Token);
    }

    private static async Task<List<string>> DeadIdsAsync(WorkflowCrmApp app) => [.. (await DeadAsync(app)).Items.Select(job => job.Key)];
}
