namespace WorkflowCrm.Host.Pages.Admin.MailTemplates;

/// <summary>What the pages of the mail templates need.</summary>
internal static class TemplateServices
{
    public static void AddTemplatePages(this IServiceCollection services)
    {
        services.AddScoped<TemplateViews>();
        services.AddScoped<TemplateSamples>();
        services.AddScoped<TemplateWords>();
        services.AddScoped<TemplateDeeds>();
    }
}
