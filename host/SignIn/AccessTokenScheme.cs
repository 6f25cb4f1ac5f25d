using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Storage.Accounts;

namespace WorkflowCrm.Host.SignIn;

/// <summary><c>Authorization: Bearer …</c> with a personal access token: acts as its owner, as long as he is on the staff.</summary>
internal sealed class AccessTokenScheme(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccessTokens tokens, IOrganisationStore organisations)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "AccessToken";

    private const string BearerPrefix = "Bearer ";

    public static bool IsMeant(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var secret = Request.Headers.Authorization.ToString()[BearerPrefix.Length..].Trim();
        var token = await tokens.FindBySecretAsync(secret, Context.RequestAborted);
        var organisation = await organisations.CurrentAsync(Context.RequestAborted);
        if (organisation.Active(token?.PersonId) is not { } person)
            return AuthenticateResult.Fail("The token is not valid.");
        var identity = new ClaimsIdentity([new Claim(CurrentPerson.PersonClaim, person.Id), new Claim(ClaimTypes.NameIdentifier, person.Id)], Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        return Task.CompletedTask;
    }
}
