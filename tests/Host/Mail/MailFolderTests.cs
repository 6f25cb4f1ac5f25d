using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Host.Mail;
using WorkflowCrm.Host.Tests.Application;

namespace WorkflowCrm.Host.Tests.Mail;

public sealed class MailFolderTests
{
    [Fact]
    public async Task A_mail_that_is_delivered_twice_is_there_once_and_leaves_nothing_unfinished()
    {
        await using var app = await WorkflowCrmApp.StartAsync();
        var delivery = app.Services.GetRequiredService<IMailDelivery>();
        var mail = new MailMessage
        {
            Id = "1",
            MessageId = "once@tuofan.example",
            TemplateKey = "task.assigned",
            ToAddress = "meng.fan@tuofan.example",
            ToName = "孟凡",
            Subject = "请审批",
            Text = "x",
            Html = "<p>x</p>",
            CreatedAt = DateTimeOffset.UnixEpoch,
        };
        await delivery.DeliverAsync(mail, TestContext.Current.CancellationToken);
        await delivery.DeliverAsync(mail, TestContext.Current.CancellationToken);
        Assert.Single(Directory.GetFileSystemEntries(Path.Combine(app.DataDirectory, "mail")));
    }
}
