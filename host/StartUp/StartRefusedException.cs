namespace WorkflowCrm.Host.StartUp;

/// <summary>The program cannot start, for a reason that whoever runs it can remove. Shown as one sentence, without a stack trace.</summary>
/// <param name="key">The text under <c>start.…</c>.</param>
/// <param name="args">Its placeholders.</param>
public sealed class StartRefusedException(string key, params (string Name, string Value)[] args) : Exception(key)
{
    public string Key { get; } = key;

    public IReadOnlyList<(string Name, string Value)> Args { get; } = args;
}
