using System.Globalization;

namespace WorkflowCrm.Bench.Measuring;

/// <summary>Prints one figure a line: where, what, how much, and how it compares.</summary>
internal sealed class Table(TextWriter output)
{
    public void Machine()
    {
        Line($"{Environment.ProcessorCount} processors, .NET {Environment.Version}, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}");
        if (Load() is { } load)
            Line($"load of the last minute before the start: {load}");
    }

    /// <summary>How many processes wanted the processors in the last minute, on average; null where the system does not say.</summary>
    public static string? Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : null;

    public void Begin(string section) => Line($"\n== {section}");

    /// <param name="ratio">What the figure is compared with, in words, e.g. "0.21 of pgbench"; empty when it stands alone.</param>
    public void Row(string where, string what, double value, string unit, string ratio = "")
    {
        var digits = Math.Abs(value) >= 100 ? 0 : Math.Abs(value) >= 10 ? 1 : 2;
        var figure = value.ToString("N" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        Line($"{where,-11} {what,-62} {figure,11} {unit,-9} {ratio}".TrimEnd());
    }

    /// <summary>A remark that belongs to the figures around it.</summary>
    public void Note(string where, string text) => Line($"{where,-11} {text}");

    private void Line(FormattableString text) => Line(text.ToString(CultureInfo.InvariantCulture));

    private void Line(string text)
    {
        output.WriteLine(text);
        output.Flush();
    }
}
