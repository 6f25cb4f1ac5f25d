using WorkflowCrm.Host.Api;
using WorkflowCrm.Host.Api.Problems;
using WorkflowCrm.Host.Components;
using WorkflowCrm.Host.Development;
using WorkflowCrm.Host.Health;
using WorkflowCrm.Host.Settings;
using WorkflowCrm.Host.SignIn;

namespace WorkflowCrm.Host.StartUp;

/// <summary>The way of a call through the program.</summary>
internal static class Pipeline
{
    public static void Configure(WebApplication app, HostSettings settings)
    {
        app.UseSecurityHeaders();
        app.UseWhen(IsApi, api =>
        {
            api.UseExceptionHandler(_ => { });
            api.UseStatusCodePages(EmptyAnswers.WriteAsync);
        });
        app.UseWhen(http => !IsApi(http), pages =>
        {
            if (!app.Environment.IsDevelopment())
                pages.UseExceptionHandler("/error", createScopeForErrors: true);
            pages.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        });
        app.UseRouting();
        app.UseAuthentication();
        app.UseLanguage();
        app.UseAuthorization();
        app.UseMiddleware<ApiAntiforgery>();
        app.UseAntiforgery();

        HealthEndpoints.Map(app);
        if (settings.Role == NodeRole.Worker)
            return;
        app.MapStaticAssets();
        ApiEndpoints.Map(app);
        if (app.Environment.IsDevelopment())
            DevelopmentEndpoints.Map(app);
        app.MapRazorComponents<App>();
    }

    private static bool IsApi(HttpContext context) => ApiPaths.IsApi(context.Request.Path);
}
