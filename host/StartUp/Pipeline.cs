using WorkflowCrm.Host.Api;
using WorkflowCrm.Host.Api.Problems;
using WorkflowCrm.Host.Designer;
using WorkflowCrm.Host.Development;
using WorkflowCrm.Host.Health;
using WorkflowCrm.Host.Inbound;
using WorkflowCrm.Host.Pages;
using WorkflowCrm.Host.Settings;
using WorkflowCrm.Host.SignIn;

namespace WorkflowCrm.Host.StartUp;

/// <summary>The way of a call through the program.</summary>
internal static class Pipeline
{
    public static void Configure(WebApplication app, HostSettings settings)
    {
        app.UseSecurityHeaders();
        var opening = app.Services.GetRequiredService<Opening>();
        app.Use(opening.PassAsync);
        app.UseWhen(IsForPrograms, api =>
        {
            api.UseExceptionHandler(_ => { });
            api.UseStatusCodePages(EmptyAnswers.WriteAsync);
            api.UseMiddleware<BodyLimit>();
        });
        app.UseWhen(http => !IsForPrograms(http), pages =>
        {
            pages.Use(HeadOfPages.AnswerAsync);
            if (!app.Environment.IsDevelopment())
                pages.UseExceptionHandler("/error/500", createScopeForErrors: true);
            pages.UseStatusCodePages(GeneralPages.ShowAsync);
        });
        app.UseRouting();
        app.UseAuthentication();
        app.UseLanguage();
        app.UseAuthorization();
        app.UseMiddleware<ApiAntiforgery>();
        app.UseAntiforgery();
        app.UseStaleForms();
        app.UseRateLimiter();

        HealthEndpoints.Map(app);
        if (settings.Role == NodeRole.Worker)
            return;
        app.MapStaticAssets();
        ApiEndpoints.Map(app);
        DesignerEndpoints.Map(app);
        InboundEndpoint.Map(app);
        if (app.Environment.IsDevelopment())
            DevelopmentEndpoints.Map(app);
        app.MapStaffPages();
    }

    private static bool IsForPrograms(HttpContext context) => ApiPaths.IsForPrograms(context.Request);
}
