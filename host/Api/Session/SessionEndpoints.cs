using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Host.Api.Problems;
using WorkflowCrm.Host.SignIn;

namespace WorkflowCrm.Host.Api.Session;

/// <summary>Signing in and out.</summary>
internal static class SessionEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var session = api.MapGroup("/session").WithTags("Session");
        session.MapPost("", SignInAsync)
            .AllowAnonymous()
            .WithMetadata(new NoAntiforgery())
            .WithSummary("Sign in")
            .WithDescription("Sets the session cookie. Slowed down after repeated failures: 429 with Retry-After.")
            .Produces<SessionView>()
            .ProducesProblem(401)
            .ProducesProblem(422)
            .ProducesProblem(429);
        session.MapGet("", ShowAsync)
            .WithSummary("Who am I")
            .Produces<SessionView>();
        session.MapDelete("", SignOutAsync)
            .WithSummary("Sign out")
            .Produces(204);
    }

    private static async Task<IResult> SignInAsync(
        SignInBody body,
        SignInDesk desk,
        HttpContext http,
        IAntiforgery antiforgery,
        IOrganisationStore organisations,
        ApiProblem problem,
        CancellationToken cancellationToken)
    {
        FieldProblem[] missing =
        [
            .. string.IsNullOrWhiteSpace(body.UserName) ? [new FieldProblem("userName", "required")] : Array.Empty<FieldProblem>(),
            .. string.IsNullOrEmpty(body.Password) ? [new FieldProblem("password", "required")] : Array.Empty<FieldProblem>(),
        ];
        if (missing.Length > 0)
            return await problem.OfAsync(Problem.InvalidFields(missing), cancellationToken);

        var outcome = await desk.SignInAsync(body.UserName, body.Password, cancellationToken);
        if (outcome.TryAgainIn is not null)
        {
            var seconds = outcome.WaitSeconds.ToString(CultureInfo.InvariantCulture);
            http.Response.Headers.RetryAfter = seconds;
            return problem.Of(StatusCodes.Status429TooManyRequests, "too-many-attempts", ("seconds", seconds));
        }

        return outcome.Person is { } person
            ? Results.Ok(View(person, await organisations.CurrentAsync(cancellationToken), http, antiforgery))
            : problem.Of(StatusCodes.Status401Unauthorized, "wrong-credentials");
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http, IAntiforgery antiforgery, IOrganisationStore organisations, CurrentPerson current, CancellationToken cancellationToken)
    {
        var organisation = await organisations.CurrentAsync(cancellationToken);
        return Results.Ok(View(organisation.Find(current.RequiredId)!, organisation, http, antiforgery));
    }

    private static async Task<IResult> SignOutAsync(SignInDesk desk)
    {
        await desk.SignOutAsync();
        return Results.NoContent();
    }

    private static SessionView View(Person person, Organisation organisation, HttpContext http, IAntiforgery antiforgery) => new(
        person.Login,
        Texts.CurrentLanguage == Texts.English ? person.NameEn : person.Name,
        [.. organisation.RolesOf(person.Id).Order(StringComparer.Ordinal)],
        antiforgery.GetAndStoreTokens(http).RequestToken!);
}
