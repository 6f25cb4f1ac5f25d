using System.Globalization;

namespace WorkflowCrm.Bench;

/// <summary>The figures, one row for each, as a Markdown table.</summary>
internal sealed class ResultTable
{
    private readonly List<(string What, string Where, double Median, double Slowest, string Goal)> _rows = [];

    /// <param name="what">What was measured.</param>
    /// <param name="where">On which database.</param>
    /// <param name="medians">Milliseconds, the median of each run.</param>
    /// <param name="goal">What is asked for.</param>
    public void Add(string what, string where, IReadOnlyCollection<double> medians, string goal) =>
        _rows.Add((what, where, Statistics.Median(medians), medians.Max(), goal));

    public void Write(TextWriter writer)
    {
        writer.WriteLine("| what | database | median | slowest run | goal |");
        writer.WriteLine("|---|---|---:|---:|---|");
        foreach (var row in _rows)
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {row.What} | {row.Where} | {row.Median:0.0} ms | {row.Slowest:0.0} ms | {row.Goal} |"));
    }
}
