namespace WorkflowCrm.Storage.Tests.Mail;

/// <summary>What happens once, after the next link was read.</summary>
internal sealed class LinkInterruption
{
    private Func<Task>? _next;

    public void Next(Func<Task> what) => _next = what;

    public Task HappenAsync() => Interlocked.Exchange(ref _next, null)?.Invoke() ?? Task.CompletedTask;
}
