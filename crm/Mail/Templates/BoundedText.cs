using System.Globalization;
using System.Text;

namespace WorkflowCrm.Crm.Mail.Templates;

/// <summary>Takes what a template writes, up to <see cref="TemplateLimits.Output"/> characters.</summary>
internal sealed class BoundedText() : TextWriter(CultureInfo.InvariantCulture)
{
    private readonly StringBuilder _text = new();

    public override Encoding Encoding => Encoding.Unicode;

    public override void Write(char value) => Room(1).Append(value);

    public override void Write(string? value) => Room(value?.Length ?? 0).Append(value);

    public override void Write(char[] buffer, int index, int count) => Room(count).Append(buffer, index, count);

    public override void Write(ReadOnlySpan<char> buffer) => Room(buffer.Length).Append(buffer);

    public override string ToString() => _text.ToString();

    private StringBuilder Room(int characters) => _text.Length + characters <= TemplateLimits.Output ? _text : throw new TemplateOutputException();
}
