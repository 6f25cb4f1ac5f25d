using Microsoft.Extensions.Configuration.Memory;
using WorkflowCrm.Host.Api;
using WorkflowCrm.Host.Demo;
using WorkflowCrm.Host.Designer;
using WorkflowCrm.Host.Development.Clock;
using WorkflowCrm.Host.Inbound;
using WorkflowCrm.Host.Jobs;
using WorkflowCrm.Host.Mail;
using WorkflowCrm.Host.Outbound;
using WorkflowCrm.Host.Pages;
using WorkflowCrm.Host.Schedules;
using WorkflowCrm.Host.Settings;
using WorkflowCrm.Host.SignIn;
using WorkflowCrm.Host.Tasks;
using WorkflowCrm.Storage;
using WorkflowCrm.Storage.Definitions.Publishing;
using WorkflowCrm.Storage.Definitions.Shipping;
using WorkflowCrm.Storage.Jobs;

namespace WorkflowCrm.Host.StartUp;

/// <summary>Puts the program together from its rooms.</summary>
public static class WorkflowCrmHost
{
    private static readonly Dictionary<string, string?> s_defaults = new()
    {
        ["urls"] = "http://127.0.0.1:5080",
        // It answers every address, so that a POST to an unknown one would be a wrong method instead of not found.
        ["DisableStaticAssetNotFoundRuntimeFallback"] = "true",
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:Quartz"] = "Warning",
        // A failed statement is an exception that somebody handles or logs; the first look at an empty database is neither.
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Database.Command"] = "None",
        // Keys lie in the data directory, protected as that directory is; the framework would warn about it at each start.
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
        // Every answer forbids caching before a form does; that the form says so again is no news.
        ["Logging:LogLevel:Microsoft.AspNetCore.Antiforgery"] = "Error",
        // Why a start failed is told in one sentence, not logged with a stack trace.
        ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "None",
    };

    /// <summary>Everything but what touches the outside: no file, no database, no port.</summary>
    /// <param name="replace">Has the last word about the services, for tests.</param>
    /// <exception cref="StartRefusedException">A setting is unknown or contradictory.</exception>
    public static WebApplication Build(WebApplicationBuilder builder, Action<IServiceCollection>? replace = null)
    {
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = s_defaults });
        var settings = new SettingsReader(builder.Configuration, builder.Environment).Read();
        builder.WebHost.ConfigureKestrel(o => o.AddServerHeader = false);
        // A missing registration shows at the start, not at somebody's first click.
        builder.Host.UseDefaultServiceProvider(o => o.ValidateOnBuild = o.ValidateScopes = true);
        AddServices(builder, settings);
        replace?.Invoke(builder.Services);
        var app = builder.Build();
        Pipeline.Configure(app, settings);
        return app;
    }

    private static void AddServices(WebApplicationBuilder builder, HostSettings settings)
    {
        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(settings.Demo);
        services.AddSingleton(settings.Mail);
        services.AddSingleton<DataDirectory>();
        services.AddSingleton<TextCatalogue>();
        services.AddSingleton(p => new Texts(p.GetRequiredService<TextCatalogue>(), builder.Environment.IsDevelopment()));
        AddDevelopment(builder);
        services.AddSingleton(new PublishingRules(TwoPeople: settings.Publishing.TwoPeople));
        services.AddSingleton<IShippedTexts, ShippedTexts>();
        services.AddWorkflowCrmStorage(settings.ConnectionString, runsJobs: settings.Role != NodeRole.Web);
        services.AddBusiness();
        services.AddEngine();
        services.AddSignIn(settings);
        services.AddApi();
        services.AddDesigner();
        services.AddMail(settings, builder.Environment);
        services.AddEngineJobs();
        services.AddSchedules(settings);
        services.AddOutbound(settings);
        services.AddInbound();
        services.AddScoped<IJobHandler, RunTaskJob>();
        services.AddScoped<Preparation>();
        services.AddSingleton<Opening>();
        services.AddSingleton<Greeting>();
        services.AddStaffPages();
        services.AddCascadingAuthenticationState();
    }

    private static void AddDevelopment(WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment())
        {
            builder.Services.AddSingleton(TimeProvider.System);
            return;
        }

        builder.Services.AddSingleton<DevelopmentClock>();
        builder.Services.AddSingleton<TimeProvider>(p => p.GetRequiredService<DevelopmentClock>());
        builder.Services.AddSingleton<ClockMemory>();
        builder.Services.AddSingleton<ClockMover>();
        builder.Services.AddDemoCompany();
    }
}
