using System.Collections.Concurrent;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Storage.Tests.Databases;

/// <summary>What instances have written.</summary>
public sealed class Lines : ILineWriter
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyList<string> Written => [.. _lines];

    public void WriteLine(string text) => _lines.Enqueue(text);
}
