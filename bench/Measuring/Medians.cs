namespace WorkflowCrm.Bench.Measuring;

internal static class Medians
{
    /// <summary>The middle one of an odd number of figures, the upper middle one of an even number.</summary>
    public static double Median(this IEnumerable<double> figures)
    {
        var ordered = figures.Order().ToList();
        return ordered[ordered.Count / 2];
    }
}
