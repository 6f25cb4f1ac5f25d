using System.Security.Claims;

namespace WorkflowCrm.Host.SignIn;

/// <summary>The member of staff whom this HTTP request comes from.</summary>
public sealed class CurrentPerson(IHttpContextAccessor accessor)
{
    /// <summary>The claim that carries the person's id, for cookies and personal access tokens alike.</summary>
    public const string PersonClaim = "person";

    /// <summary>Null when nobody is signed in.</summary>
    public string? Id => accessor.HttpContext?.User.FindFirstValue(PersonClaim);

    /// <exception cref="InvalidOperationException">Nobody is signed in; the endpoint lacks its authorisation.</exception>
    public string RequiredId => Id ?? throw new InvalidOperationException("Nobody is signed in.");
}
