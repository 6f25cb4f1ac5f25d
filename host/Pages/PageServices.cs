using WorkflowCrm.Host.Components;
using WorkflowCrm.Host.Components.Diagram;
using WorkflowCrm.Host.Components.Forms;
using WorkflowCrm.Host.Pages.Admin.Instances;
using WorkflowCrm.Host.Pages.Admin.Mails;
using WorkflowCrm.Host.Pages.Admin.MailTemplates;
using WorkflowCrm.Host.Pages.Attachments;
using WorkflowCrm.Host.Pages.Customers;
using WorkflowCrm.Host.Pages.Development;
using WorkflowCrm.Host.Pages.Processes.Owner;
using WorkflowCrm.Host.Pages.Profile;
using WorkflowCrm.Host.Pages.Requests;
using WorkflowCrm.Host.Pages.SignIn;
using WorkflowCrm.Host.Pages.Tasks;

namespace WorkflowCrm.Host.Pages;

/// <summary>What the pages need, and the addresses that are not pages themselves.</summary>
public static class PageServices
{
    public static IServiceCollection AddStaffPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddScoped<Reader>();
        services.AddScoped<Say>();
        services.AddScoped<Flash>();
        services.AddScoped<ProblemText>();
        services.AddScoped<Picker>();
        services.AddScoped<FormDesk>();
        services.AddScoped<FieldText>();
        services.AddScoped<Facts>();
        services.AddScoped<TaskRows>();
        services.AddScoped<RequestRows>();
        services.AddScoped<RequestViews>();
        services.AddScoped<RequestDiagrams>();
        services.AddScoped<InstanceViews>();
        services.AddScoped<InstanceDeeds>();
        services.AddScoped<DeedWords>();
        services.AddSingleton<DiagramPlans>();
        services.AddScoped<MailWords>();
        services.AddScoped<TaskActions>();
        services.AddOwnerPages();
        services.AddTemplatePages();
        services.AddScoped<CustomerCards>();
        services.AddScoped<Absences>();
        services.AddScoped<Preferences>();
        return services;
    }

    public static void MapStaffPages(this WebApplication app)
    {
        app.MapRazorComponents<App>();
        Languages.Map(app);
        Drafts.Map(app);
        Lookups.Map(app);
        Watermark.Map(app);
        TemplatePreviews.Map(app);
        AttachmentDownload.Map(app);
        SignOut.Map(app);
        ClockForm.Map(app);
    }
}
