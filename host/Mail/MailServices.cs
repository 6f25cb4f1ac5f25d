using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Host.Mail.Smtp;
using WorkflowCrm.Host.Settings;
using WorkflowCrm.Storage.Jobs;

namespace WorkflowCrm.Host.Mail;

/// <summary>Registers what sends and receives mails.</summary>
internal static class MailServices
{
    public static void AddMail(this IServiceCollection services, HostSettings settings, IHostEnvironment environment)
    {
        services.AddSingleton<ISiteAddress, SiteAddress>();
        services.AddScoped<IJobHandler, MailJob>();
        if (settings.Mail.Smtp is not null)
            services.AddSingleton<IMailDelivery, SmtpDelivery>();
        else if (environment.IsDevelopment())
            services.AddSingleton<IMailDelivery, MailFolder>();
        else
            services.AddSingleton<IMailDelivery, MailsWait>();
    }
}
