namespace WorkflowCrm.Host.Api.Session;

/// <summary>Who is signed in.</summary>
/// <param name="DisplayName">In the caller's language.</param>
/// <param name="Roles">The keys of his roles.</param>
/// <param name="CsrfToken">The value for the header X-CSRF-TOKEN of calls that change something.</param>
public sealed record SessionView(string UserName, string DisplayName, IReadOnlyList<string> Roles, string CsrfToken);

/// <summary>What signs a person in.</summary>
public sealed record SignInBody(string? UserName, string? Password);
