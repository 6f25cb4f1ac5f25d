using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Tests.Support;

internal sealed class LineRecorder : ILineWriter
{
    public List<string> Lines { get; } = [];

    public void WriteLine(string text) => Lines.Add(text);
}
