using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using WorkflowCrm.Host.Settings;
using WorkflowCrm.Storage.Accounts;
using WorkflowCrm.Storage.Database;

namespace WorkflowCrm.Host.SignIn;

/// <summary>Registers how people and programs prove who they are.</summary>
internal static class SignInServices
{
    /// <summary>The cookie of a person who is signed in.</summary>
    public const string SessionCookie = "workflowcrm.session";

    /// <summary>Picks the scheme by the header: a bearer token, or else the cookie.</summary>
    private const string ByHeader = "ByHeader";

    private static readonly TimeSpan s_session = TimeSpan.FromHours(12);

    public static void AddSignIn(this IServiceCollection services, HostSettings settings)
    {
        services.AddDataProtection()
            .SetApplicationName("WorkflowCrm")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.DataDirectory, "keys")));
        services.AddAuthentication(ByHeader)
            .AddPolicyScheme(ByHeader, null, o => o.ForwardDefaultSelector = http =>
                AccessTokenScheme.IsMeant(http.Request) ? AccessTokenScheme.Name : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, AccessTokenScheme>(AccessTokenScheme.Name, null)
            .AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(o =>
            {
                o.Cookie.Name = SessionCookie;
                o.Cookie.HttpOnly = true;
                o.Cookie.SameSite = SameSiteMode.Lax;
                o.ExpireTimeSpan = s_session;
                o.SlidingExpiration = true;
                o.LoginPath = "/sign-in";
                o.ReturnUrlParameter = "returnUrl";
                // A session lasts in real time, however far the program's clock is moved in Development.
                o.TimeProvider = TimeProvider.System;
                o.Events = SessionGuard.Events;
            }));
        services.AddIdentityCore<Account>(o => o.User.AllowedUserNameCharacters = "")
            .AddEntityFrameworkStores<WorkflowCrmDbContext>()
            .AddSignInManager();
        services.Configure<SecurityStampValidatorOptions>(o =>
        {
            o.ValidationInterval = TimeSpan.FromMinutes(1);
            o.TimeProvider = TimeProvider.System;
        });
        services.AddScoped<IUserClaimsPrincipalFactory<Account>, PersonPrincipal>();
        services.AddAuthorization();
        services.AddAntiforgery(o =>
        {
            o.HeaderName = ApiAntiforgery.HeaderName;
            o.Cookie.Name = "workflowcrm.antiforgery";
        });
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentPerson>();
        services.AddScoped<SignInDesk>();
        services.AddSingleton<KnownBrowser>();
        services.AddSingleton(new SignInThrottle(TimeProvider.System));
    }
}
