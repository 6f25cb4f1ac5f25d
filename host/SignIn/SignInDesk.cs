using Microsoft.AspNetCore.Identity;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Storage.Accounts;

namespace WorkflowCrm.Host.SignIn;

/// <summary>Signs people in and out, for the page and for the API alike.</summary>
public sealed class SignInDesk(
    UserManager<Account> accounts,
    SignInManager<Account> sessions,
    IOrganisationStore organisations,
    SignInThrottle throttle,
    KnownBrowser browsers,
    IHttpContextAccessor accessor,
    ILogger<SignInDesk> log)
{
    // Longer input would only make the hash work.
    private const int LongestInput = 200;

    /// <summary>Sets the cookie when name and password are right and the person is still on the staff.</summary>
    public async Task<SignInOutcome> SignInAsync(string? userName, string? password, CancellationToken cancellationToken)
    {
        var http = accessor.HttpContext ?? throw new InvalidOperationException("Signing in needs an HTTP request.");
        var name = Limited(userName).Trim();
        var source = browsers.SourceOf(http, name);
        if (throttle.WaitOf(source) is { } wait)
            return new SignInOutcome(null, wait);

        // Counted before the check and forgiven after it, so that parallel guesses do not pass together.
        throttle.Failed(source);
        var account = name.Length == 0 ? null : await accounts.FindByNameAsync(name);
        var right = await IsRightAsync(account, Limited(password));
        var organisation = await organisations.CurrentAsync(cancellationToken);
        if (!right || organisation.Active(account?.Id) is not { } person)
        {
            log.LogInformation("A sign-in from {Address} was refused.", http.Connection.RemoteIpAddress);
            return new SignInOutcome(null, null);
        }

        throttle.Succeeded(source);
        await sessions.SignInAsync(account!, isPersistent: false);
        browsers.Remember(http, name);
        return new SignInOutcome(person, null);
    }

    public Task SignOutAsync() => sessions.SignOutAsync();

    // An unknown name costs as much time as a known one, so that names cannot be told apart.
    private async Task<bool> IsRightAsync(Account? account, string password)
    {
        if (account is not null)
            return await accounts.CheckPasswordAsync(account, password);
        accounts.PasswordHasher.HashPassword(new Account(), password);
        return false;
    }

    private static string Limited(string? text) => text is null ? "" : text.Length > LongestInput ? text[..LongestInput] : text;
}

/// <summary>How a sign-in went.</summary>
/// <param name="Person">Null when it was refused.</param>
/// <param name="TryAgainIn">Set after too many failures: how long nothing is checked.</param>
public sealed record SignInOutcome(Person? Person, TimeSpan? TryAgainIn)
{
    /// <summary>Whole seconds to tell the person; 0 when he may try at once.</summary>
    public int WaitSeconds => TryAgainIn is { } wait ? (int)Math.Ceiling(wait.TotalSeconds) : 0;
}
