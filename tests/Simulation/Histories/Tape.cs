using System.Globalization;
using System.Text;

namespace WorkflowCrm.Simulation.Tests.Histories;

/// <summary>Tells a history line by line, for a reader.</summary>
internal sealed class Tape
{
    private readonly StringBuilder _text = new();

    public void Write(DateTimeOffset at, string line) => _text.Append(CultureInfo.InvariantCulture, $"{at:HH:mm:ss}  {line}\n");

    public override string ToString() => _text.ToString();
}
