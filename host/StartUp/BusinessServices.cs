using WorkflowCrm.Activities;
using WorkflowCrm.Crm.Access;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Approvals.Forms;
using WorkflowCrm.Crm.Calendar;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Incoming;
using WorkflowCrm.Crm.Mail.Links;
using WorkflowCrm.Crm.Mail.Templates;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Host.Mail.Templates;
using WorkflowCrm.Host.Settings;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Engine.Runtime.Stimuli;

namespace WorkflowCrm.Host.StartUp;

/// <summary>Registers the business's use cases, one of each per scope, and the engine that runs its processes.</summary>
internal static class BusinessServices
{
    public static void AddBusiness(this IServiceCollection services)
    {
        services.AddSingleton(_ => WorkingCalendar.China());
        services.AddScoped<FormCheck>();
        services.AddScoped<FormText>();
        services.AddScoped<RequestStory>();
        services.AddScoped<RequestDesk>();
        services.AddScoped<TaskDesk>();
        services.AddScoped<SubmitRequest>();
        services.AddScoped<Decide>();
        services.AddScoped<TransferTask>();
        services.AddScoped<WithdrawRequest>();
        services.AddScoped<ArchiveAccess>();
        services.AddScoped<OpenArchive>();
        services.AddScoped<AccessMail>();
        services.AddScoped<SendMail>();
        services.AddScoped<TaskMail>();
        services.AddScoped<UseLink>();
        services.AddScoped<FollowLink>();
        services.AddScoped<ReplyMail>();
        services.AddScoped<MailMatching>();
        services.AddScoped<MailKeeping>();
        services.AddScoped<MailReports>();
        services.AddScoped<TakeMail>();
        services.AddScoped<ReleaseMail>();
        services.AddScoped<ResendMail>();
        services.AddScoped<VoidLinks>();
        services.AddScoped<CaseMail>();
        services.AddScoped<OutsideLimit>();
        services.AddScoped<SenderMail>();
        AddMailTemplates(services);
    }

    private static void AddMailTemplates(IServiceCollection services)
    {
        services.AddSingleton(_ => ShippedFiles.MailTemplates());
        services.AddSingleton<CompiledTemplates>();
        services.AddSingleton<TemplateCheck>();
        services.AddSingleton<ITemplateAlarm, TemplateAlarm>();
        services.AddScoped<ITemplateUses, TemplateUses>();
        services.AddScoped<IMailTemplates, PublishedMailTemplates>();
        services.AddScoped<MailTemplateShelf>();
        services.AddScoped<EditMailTemplate>();
        services.AddScoped<TemplateFacts>();
        services.AddScoped<PreviewMailTemplate>();
        services.AddScoped<SendTestMail>();
    }

    public static void AddEngine(this IServiceCollection services)
    {
        services.AddSingleton(_ => ActivityCatalogue.Create(WorkflowCrmActivities.Assembly));
        services.AddSingleton(p => p.GetRequiredService<HostSettings>().Engine);
        services.AddScoped<WorkflowRuntime>();
        services.AddScoped<StimulusSender>();
        services.AddScoped<WorkflowJobs>();
        services.AddScoped<TriggerReader>();
        services.AddWorkflowCrmActivities();
    }
}
