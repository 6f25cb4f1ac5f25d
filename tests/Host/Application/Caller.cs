using System.Net;
using System.Net.Http.Json;
using System.Text;

namespace WorkflowCrm.Host.Tests.Application;

/// <summary>A browser or a program that calls the API; keeps its cookies and follows no redirects.</summary>
public sealed class Caller : IDisposable
{
    private readonly HttpClient _client;

    public Caller(Uri address, string language)
    {
        var handler = new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false, UseProxy = false };
        _client = new HttpClient(handler) { BaseAddress = address };
        _client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        Cookies.Add(address, new Cookie("lang", language));
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>Sent with every call; null to leave it out.</summary>
    public string? CsrfToken { get; set; }

    /// <summary>The window that the calls come from, as the designer's script names it; null to leave it out.</summary>
    public string? Window { get; set; }

    /// <summary>A personal access token; null to leave it out.</summary>
    public string? BearerToken { get; set; }

    public void Dispose() => _client.Dispose();

    public Task<Answer> GetAsync(string path, string? accept = null) => SendAsync(HttpMethod.Get, path, null, ("Accept", accept));

    public Task<Answer> PostAsync(string path, object body, string? idempotencyKey = null) =>
        SendAsync(HttpMethod.Post, path, JsonContent.Create(body), ("Idempotency-Key", idempotencyKey));

    public Task<Answer> PostTextAsync(string path, string body, string contentType = "application/json") =>
        SendAsync(HttpMethod.Post, path, new StringContent(body, Encoding.UTF8, contentType));

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (CsrfToken is not null)
            request.Headers.Add("X-CSRF-TOKEN", CsrfToken);
        if (Window is not null)
            request.Headers.Add("X-WorkflowCrm-Window", Window);
        if (BearerToken is not null)
            request.Headers.Add("Authorization", "Bearer " + BearerToken);
        foreach (var (name, value) in headers.Where(h => h.Value is not null))
            request.Headers.Add(name, value);
        using var response = await _client.SendAsync(request);
        var headersOfAnswer = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(), headersOfAnswer);
    }
}
