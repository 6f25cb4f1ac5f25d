using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace WorkflowCrm.Host.Components;

/// <summary>
/// A sentence for the next page, said once: what a form has done before it redirected. It travels in a cookie and names a
/// text by its key, so whatever a cookie claims is only ever shown as one of our own texts, escaped.
/// </summary>
public sealed class Flash(IHttpContextAccessor accessor)
{
    private const string Cookie = "said";

    public void Say(string key, params (string Name, string Value)[] args)
    {
        var content = new Said(key, args.ToDictionary(a => a.Name, a => a.Value));
        accessor.HttpContext!.Response.Cookies.Append(
            Cookie,
            WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(content)),
            new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromMinutes(1), Path = "/", IsEssential = true });
    }

    /// <summary>The sentence that waits, which then waits no longer; null when there is none.</summary>
    public string? Take(Texts texts)
    {
        var http = accessor.HttpContext!;
        if (http.Request.Cookies[Cookie] is not { Length: > 0 and < 2000 } value)
            return null;
        http.Response.Cookies.Delete(Cookie, new CookieOptions { Path = "/" });
        try
        {
            var said = JsonSerializer.Deserialize<Said>(WebEncoders.Base64UrlDecode(value));
            return said is not null && said.Key.StartsWith("done.", StringComparison.Ordinal) && texts.Has(said.Key)
                ? texts.Get(said.Key, [.. said.Args.Select(a => (a.Key, a.Value))])
                : null;
        }
        catch (Exception broken) when (broken is JsonException or FormatException or InvalidOperationException)
        {
            return null; // a cookie that somebody made up says nothing
        }
    }

    private sealed record Said(string Key, Dictionary<string, string> Args);
}
