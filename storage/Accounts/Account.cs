using Microsoft.AspNetCore.Identity;

namespace WorkflowCrm.Storage.Accounts;

/// <summary>How a person signs in. Its id is the person's id, its user name the person's login.</summary>
public sealed class Account : IdentityUser<string>;
