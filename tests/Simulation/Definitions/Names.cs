using System.Globalization;

namespace WorkflowCrm.Simulation.Tests.Definitions;

/// <summary>The few events and correlation ids that all histories use, so that they meet.</summary>
internal static class Names
{
    public const int Events = 4;

    public const int Correlations = 3;

    /// <summary>Starts the second definition of a family.</summary>
    public const string StartEvent = "begin";

    public static string Event(int number) => string.Create(CultureInfo.InvariantCulture, $"e{number}");

    public static string Correlation(int number) => string.Create(CultureInfo.InvariantCulture, $"c{number}");
}
