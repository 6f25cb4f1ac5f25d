using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace WorkflowCrm.Simulation.Tests.Invariants;

/// <summary>A message that is only put together when it is needed.</summary>
[InterpolatedStringHandler]
internal readonly ref struct ViolationText
{
    private readonly StringBuilder? _text;

    public ViolationText(int literalLength, int formattedCount, bool holds, out bool isNeeded)
    {
        isNeeded = !holds;
        _text = holds ? null : new StringBuilder(literalLength + (formattedCount * 16));
    }

    public void AppendLiteral(string text) => _text!.Append(text);

    public void AppendFormatted<T>(T value) => _text!.Append(CultureInfo.InvariantCulture, $"{value}");

    public override string ToString() => _text?.ToString() ?? "";
}
