using System.Globalization;
using System.Text;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Engine.Expressions;

/// <summary>Takes what a template writes, up to a number of characters.</summary>
internal sealed class BoundedWriter(int allowed) : TextWriter(CultureInfo.InvariantCulture)
{
    private readonly StringBuilder _text = new();

    public override Encoding Encoding => Encoding.Unicode;

    public override void Write(char value) => Room(1).Append(value);

    public override void Write(string? value) => Room(value?.Length ?? 0).Append(value);

    public override void Write(char[] buffer, int index, int count) => Room(count).Append(buffer, index, count);

    public override void Write(ReadOnlySpan<char> buffer) => Room(buffer.Length).Append(buffer);

    public override string ToString() => _text.ToString();

    private StringBuilder Room(int characters) => _text.Length + (long)characters <= allowed
        ? _text
        : throw new LimitExceededException($"The template gives more than {allowed} characters. Give it shorter lists.");
}
