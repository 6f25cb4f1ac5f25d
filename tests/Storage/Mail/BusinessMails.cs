using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm.Access;
using WorkflowCrm.Crm.Mail;

namespace WorkflowCrm.Storage.Tests.Mail;

/// <summary>What writes the business's mails, for tests that run real processes: in one place, since one asks for another.</summary>
internal static class BusinessMails
{
    public static IServiceCollection AddBusinessMails(this IServiceCollection services) => services
        .AddSingleton<OwnAddresses>().AddSingleton(new MailLimits())
        .AddScoped<SendMail>().AddScoped<TaskMail>().AddScoped<CaseMail>().AddScoped<SenderMail>().AddScoped<OutsideLimit>().AddScoped<AccessMail>();
}
