using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace WorkflowCrm.Host.SignIn;

/// <summary>Recognises a browser in which a person has signed in before, so that failures from elsewhere never slow him down there.</summary>
public sealed class KnownBrowser(IDataProtectionProvider protection)
{
    private const string CookieName = "workflowcrm.browser";
    private static readonly TimeSpan s_lifetime = TimeSpan.FromDays(90);
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("known-browser").ToTimeLimitedDataProtector();

    /// <summary>The source of an attempt: the browser where it is known for this name, else the address it comes from.</summary>
    public string SourceOf(HttpContext http, string userName)
    {
        var name = userName.Trim().ToLowerInvariant();
        return Read(http) is { } known && known.Name == name
            ? $"{name}|browser|{known.Id}"
            : $"{name}|address|{http.Connection.RemoteIpAddress}";
    }

    public void Remember(HttpContext http, string userName)
    {
        var name = userName.Trim().ToLowerInvariant();
        if (Read(http)?.Name == name)
            return;
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        http.Response.Cookies.Append(CookieName, _protector.Protect($"{id}|{name}", s_lifetime), new CookieOptions
        {
            HttpOnly = true,
            Secure = http.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            MaxAge = s_lifetime,
            IsEssential = true,
        });
    }

    private (string Id, string Name)? Read(HttpContext http)
    {
        if (http.Request.Cookies[CookieName] is not { Length: > 0 } cookie)
            return null;
        try
        {
            return _protector.Unprotect(cookie).Split('|', 2) is [var id, var name] ? (id, name) : null;
        }
        catch (CryptographicException)
        {
            return null; // somebody else's key, or made up: an unknown browser
        }
    }
}
