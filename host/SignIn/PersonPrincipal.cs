using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using WorkflowCrm.Storage.Accounts;

namespace WorkflowCrm.Host.SignIn;

/// <summary>Puts the person's id into the cookie, beside what Identity needs.</summary>
internal sealed class PersonPrincipal(UserManager<Account> accounts, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account>(accounts, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(CurrentPerson.PersonClaim, user.Id));
        return identity;
    }
}
