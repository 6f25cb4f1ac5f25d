using WorkflowCrm.Host.Api;
using WorkflowCrm.Host.SignIn;

namespace WorkflowCrm.Host.StartUp;

/// <summary>
/// Until the demo company's past has been played, time walks through that past and nobody can act yet. The page to sign in on is
/// there at once all the same; whoever wants more than it waits the moment until everything is in place.
/// </summary>
internal sealed class Opening
{
    private TaskCompletionSource? _closed;

    public bool IsOpen => _closed is null or { Task.IsCompleted: true };

    /// <summary>Returns when everything is in place.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _closed?.Task.WaitAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>From now on calls wait, until the result is disposed of.</summary>
    public IDisposable Close()
    {
        var closed = _closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return new Reopening(closed);
    }

    /// <summary>Lets a call through at once if it can only meet the sign-in page, else when everything is in place.</summary>
    public async Task PassAsync(HttpContext http, RequestDelegate next)
    {
        if (!IsOpen && !MeetsSignInOnly(http.Request))
            await WaitAsync(http.RequestAborted);
        await next(http);
    }

    private static bool MeetsSignInOnly(HttpRequest request)
    {
        if (request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
            return true;
        var reads = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        return reads && !ApiPaths.IsApi(request.Path) && !request.Cookies.ContainsKey(SignInServices.SessionCookie);
    }

    private sealed class Reopening(TaskCompletionSource closed) : IDisposable
    {
        public void Dispose() => closed.TrySetResult();
    }
}
