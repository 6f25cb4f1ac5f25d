using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace WorkflowCrm.Crm.Calendar;

/// <summary>The working hours of every working day (a make-up day has the same): one or more windows in order, without overlap.</summary>
public sealed class WorkingHours
{
    private const string TimeFormat = "HH:mm";

    /// <summary>Makes working hours of windows that are in order, not empty and do not overlap.</summary>
    /// <exception cref="ArgumentException">There is no window, or the windows are not as said.</exception>
    public WorkingHours(IEnumerable<WorkingWindow> windows)
    {
        Windows = [.. windows];
        if (Fault(Windows) is { } fault)
            throw new ArgumentException(fault, nameof(windows));

        DayLength = Windows.Aggregate(TimeSpan.Zero, (sum, window) => sum + window.Length);
    }

    /// <summary>The company's default: 09:00–12:00 and 13:00–18:00, together 8 hours.</summary>
    public static WorkingHours Standard { get; } =
        new([new(new(9, 0), new(12, 0)), new(new(13, 0), new(18, 0))]);

    /// <summary>The windows of a working day, in order.</summary>
    public IReadOnlyList<WorkingWindow> Windows { get; }

    /// <summary>The working time of one ordinary working day: what <c>1wd</c> counts off.</summary>
    public TimeSpan DayLength { get; }

    /// <summary>Reads a setting such as <c>09:00-12:00, 13:00-18:00</c>; otherwise <paramref name="error"/> is a sentence that says what is expected.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out WorkingHours? hours, [NotNullWhen(false)] out string? error)
    {
        hours = null;
        var windows = new List<WorkingWindow>();
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split('-', StringSplitOptions.TrimEntries);
            if (ends.Length != 2 || !TryTime(ends[0], out var start) || !TryTime(ends[1], out var end))
            {
                error = $"\"{part}\" is not a stretch of working time. Write it as 09:00-12:00.";
                return false;
            }

            windows.Add(new(start, end));
        }

        error = Fault(windows);
        hours = error is null ? new WorkingHours(windows) : null;
        return hours is not null;
    }

    /// <summary>The setting's text, e.g. <c>09:00-12:00, 13:00-18:00</c>.</summary>
    public override string ToString() => string.Join(", ", Windows.Select(window => string.Create(
        CultureInfo.InvariantCulture, $"{window.Start.ToString(TimeFormat, CultureInfo.InvariantCulture)}-{window.End.ToString(TimeFormat, CultureInfo.InvariantCulture)}")));

    private static bool TryTime(string text, out TimeOnly time)
    {
        var midnight = text == "24:00";
        return TimeOnly.TryParseExact(midnight ? "00:00" : text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }

    private static string? Fault(IReadOnlyList<WorkingWindow> windows)
    {
        if (windows.Count == 0)
            return "Working hours need at least one stretch of time.";
        if (windows.Any(window => window.EndOffset <= window.StartOffset))
            return "A stretch of working time must end after it starts.";
        return windows.Zip(windows.Skip(1)).Any(pair => pair.Second.StartOffset < pair.First.EndOffset)
            ? "The stretches of working time must be in order and must not overlap."
            : null;
    }
}
