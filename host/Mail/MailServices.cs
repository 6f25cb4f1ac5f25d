using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Incoming;
using WorkflowCrm.Crm.Mail.Links;
using WorkflowCrm.Host.Mail.Imap;
using WorkflowCrm.Host.Mail.Incoming;
using WorkflowCrm.Host.Mail.Maildir;
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
        services.AddSingleton<IMailSecrets, MailSecrets>();
        services.AddSingleton<MailFilling>();
        services.AddSingleton(settings.Mail.Trust);
        services.AddSingleton(settings.Mail.Limits);
        services.AddSingleton<OwnAddresses>();
        services.AddSingleton<AttachmentRules>();
        services.AddSingleton<IAttachmentFiles, AttachmentFiles>();
        services.AddScoped<IMailIntake, MailIntake>();
        services.AddScoped<IJobHandler, MailJob>();
        if (settings.Mail.Smtp is not null)
            services.AddSingleton<IMailDelivery, SmtpDelivery>();
        else if (environment.IsDevelopment())
            services.AddSingleton<IMailDelivery, MailFolder>();
        else
            services.AddSingleton<IMailDelivery, MailsWait>();
        AddSources(services, settings);
    }

    private static void AddSources(IServiceCollection services, HostSettings settings)
    {
        if (settings.Role == NodeRole.Web || settings.Mail is { Imap: null, Maildir: null })
            return;
        if (settings.Mail.Imap is not null)
            services.AddSingleton<IMailSource, ImapSource>();
        if (settings.Mail.Maildir is not null)
            services.AddSingleton<IMailSource, MaildirSource>();
        services.AddSingleton<MailReader>();
        services.AddHostedService(p => p.GetRequiredService<MailReader>());
    }
}
