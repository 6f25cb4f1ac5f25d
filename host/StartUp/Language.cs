using System.Globalization;
using Microsoft.AspNetCore.Localization;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Host.SignIn;

namespace WorkflowCrm.Host.StartUp;

/// <summary>Chooses the language of an answer: the cookie <c>lang</c>, then the person's own, then the browser's, then Chinese.</summary>
internal static class Language
{
    public const string CookieName = "lang";

    public static void UseLanguage(this IApplicationBuilder app)
    {
        var options = new RequestLocalizationOptions { ApplyCurrentCultureToResponseHeaders = true }
            .SetDefaultCulture(Texts.Chinese)
            .AddSupportedCultures([.. Texts.Languages])
            .AddSupportedUICultures([.. Texts.Languages]);
        options.RequestCultureProviders =
        [
            new CustomRequestCultureProvider(http => Task.FromResult(Known(http.Request.Cookies[CookieName]))),
            new CustomRequestCultureProvider(OfPersonAsync),
            new AcceptLanguageHeaderRequestCultureProvider { Options = options },
        ];
        app.UseRequestLocalization(options);
    }

    /// <summary>Takes up the language that was chosen for the call, for answers that are written after its way through the program was left.</summary>
    public static void Resume(HttpContext http)
    {
        if (http.Features.Get<IRequestCultureFeature>()?.RequestCulture is { } chosen)
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (chosen.Culture, chosen.UICulture);
    }

    private static async Task<ProviderCultureResult?> OfPersonAsync(HttpContext http)
    {
        if (http.RequestServices.GetRequiredService<CurrentPerson>().Id is not { } personId)
            return null;
        var organisation = await http.RequestServices.GetRequiredService<IOrganisationStore>().CurrentAsync(http.RequestAborted);
        return Known(organisation.Find(personId)?.Language);
    }

    private static ProviderCultureResult? Known(string? language) =>
        language is not null && Texts.Languages.Contains(language) ? new ProviderCultureResult(language) : null;
}
