using System.Net;
using System.Text;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Host.Settings;

namespace WorkflowCrm.Host.Outbound;

/// <summary>Calls a server once, for a workflow. What went wrong is told in words that hold no secret: neither headers nor the address's query.</summary>
internal sealed class OutboundCaller(IHttpClientFactory clients, OutboundSettings settings, TimeProvider time)
{
    public const string ClientName = "outbound";

    private const int MostRedirects = 3;
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(2);

    // The connection and the length of the body are ours to say, and the key is what makes a repetition harmless.
    private static readonly HashSet<string> s_ours = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Connection", "Content-Length", "Content-Type", "Transfer-Encoding", "Upgrade", "Expect", "Idempotency-Key", "Proxy-Authorization",
    };

    /// <param name="attempt">From 1, for the result.</param>
    public async Task<CallOutcome> CallAsync(HttpCallPayload call, int attempt, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(call.Url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return Failed(attempt, HttpCallFailure.FailedToConnect, "The address must begin with http:// or https://.", Again.No);
        var patience = TimeSpan.FromSeconds(call.TimeoutSeconds is { } seconds ? Math.Clamp(seconds, 0.1, s_longest.TotalSeconds) : settings.Timeout.TotalSeconds);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(patience);
        try
        {
            using var response = await SendAsync(call, address, stop.Token);
            return await ReadAsync(response, attempt, stop.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(attempt, HttpCallFailure.Timeout, $"{address.Host} did not answer within {patience.TotalSeconds:0.#} seconds.", Again.IfRepeatable);
        }
        catch (HttpRequestException exception) when (exception.InnerException is OutboundRefusedException refused)
        {
            return Failed(attempt, HttpCallFailure.FailedToConnect, refused.Message, Again.No);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            var error = (exception as HttpRequestException)?.HttpRequestError;
            var isUnheard = error is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;
            var reason = isUnheard ? $"{address.Host} could not be reached ({error})." : $"{address.Host} broke off before it had answered.";
            return Failed(attempt, HttpCallFailure.FailedToConnect, reason, isUnheard ? Again.Yes : Again.IfRepeatable);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpCallPayload call, Uri address, CancellationToken cancellationToken)
    {
        var client = clients.CreateClient(ClientName);
        for (var redirects = 0; ; redirects++)
        {
            using var request = Request(call, address);
            var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (redirects == MostRedirects || Redirection(call, address, response) is not { } next)
                return response;
            response.Dispose();
            address = next;
        }
    }

    // To the same host only: headers with keys in them must not travel, and what is sent is not sent twice.
    private static Uri? Redirection(HttpCallPayload call, Uri from, HttpResponseMessage response)
    {
        if (call.Method is not ("GET" or "HEAD") || (int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location)
            return null;
        var to = location.IsAbsoluteUri ? location : new Uri(from, location);
        var isUpgrade = from.Scheme == "http" && to.Scheme == "https" && from.IsDefaultPort && to.IsDefaultPort;
        return to.Host == from.Host && (isUpgrade || (to.Scheme == from.Scheme && to.Port == from.Port)) ? to : null;
    }

    private static HttpRequestMessage Request(HttpCallPayload call, Uri address)
    {
        var request = new HttpRequestMessage(new HttpMethod(call.Method), address);
        if (call.Content is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(call.Content));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", call.ContentType ?? "text/plain; charset=utf-8");
        }

        foreach (var (name, values) in call.Headers.Where(header => !s_ours.Contains(header.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values))
                request.Content?.Headers.TryAddWithoutValidation(name, values);
        }

        if (call.Authorization is not null)
        {
            request.Headers.Remove("Authorization");
            request.Headers.TryAddWithoutValidation("Authorization", call.Authorization);
        }

        request.Headers.TryAddWithoutValidation("Idempotency-Key", call.BookmarkId);
        return request;
    }

    private async Task<CallOutcome> ReadAsync(HttpResponseMessage response, int attempt, CancellationToken cancellationToken)
    {
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, IReadOnlyList<string> (header) => [.. header.Value], StringComparer.OrdinalIgnoreCase);
        var result = new HttpCallResult
        {
            StatusCode = (int)response.StatusCode,
            Headers = headers,
            ContentType = response.Content.Headers.ContentType?.ToString(),
            Content = await LimitedBody.ReadAsync(response.Content, settings.BodyLimit, cancellationToken),
            Attempts = attempt,
        };
        var isBusy = response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;
        return new CallOutcome(result, isBusy ? Again.IfRepeatable : Again.No, isBusy ? RetryAfter(response) : null);
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter;
        return asked?.Delta ?? (asked?.Date is { } date && date > time.GetUtcNow() ? date - time.GetUtcNow() : null);
    }

    private static CallOutcome Failed(int attempt, HttpCallFailure failure, string message, Again again) =>
        new(new HttpCallResult { Failure = failure, Message = message, Attempts = attempt }, again);
}
