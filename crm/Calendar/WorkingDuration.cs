using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace WorkflowCrm.Crm.Calendar;

/// <summary>
/// A whole number of working or clock units, as a process owner writes it: <c>3wd</c>, <c>8wh</c>, <c>90wm</c>,
/// <c>7d</c>, <c>24h</c>, <c>30min</c>. How long it takes on the clock is for <see cref="WorkingCalendar.Add(DateTimeOffset, WorkingDuration)"/> to say.
/// Equality compares amount and unit: <c>8wh</c> is not <c>1wd</c>, since the length of a working day is the calendar's.
/// </summary>
public readonly record struct WorkingDuration
{
    /// <summary>No duration may be longer than this many days (of 24 hours, or of working time): about ten years.</summary>
    public const int MaxDays = 3660;

    private WorkingDuration(int amount, DurationUnit unit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(amount, MaxAmount(unit));
        (Amount, Unit) = (amount, unit);
    }

    /// <summary>How many units; never negative.</summary>
    public int Amount { get; }

    /// <summary>The unit that <see cref="Amount"/> counts.</summary>
    public DurationUnit Unit { get; }

    /// <summary>True for <c>wd</c>, <c>wh</c> and <c>wm</c>; false when plain clock time runs, nights and holidays included.</summary>
    public bool CountsWorkingTime => Unit is DurationUnit.WorkingDay or DurationUnit.WorkingHour or DurationUnit.WorkingMinute;

    /// <summary>That many working days (<c>wd</c>).</summary>
    public static WorkingDuration WorkingDays(int amount) => new(amount, DurationUnit.WorkingDay);

    /// <summary>That many working hours (<c>wh</c>).</summary>
    public static WorkingDuration WorkingHours(int amount) => new(amount, DurationUnit.WorkingHour);

    /// <summary>That many working minutes (<c>wm</c>).</summary>
    public static WorkingDuration WorkingMinutes(int amount) => new(amount, DurationUnit.WorkingMinute);

    /// <summary>That many times 24 hours by the clock (<c>d</c>).</summary>
    public static WorkingDuration Days(int amount) => new(amount, DurationUnit.Day);

    /// <summary>That many hours by the clock (<c>h</c>).</summary>
    public static WorkingDuration Hours(int amount) => new(amount, DurationUnit.Hour);

    /// <summary>That many minutes by the clock (<c>min</c>).</summary>
    public static WorkingDuration Minutes(int amount) => new(amount, DurationUnit.Minute);

    /// <summary>The amount of (working or clock) time that is counted off.</summary>
    /// <param name="workingDay">The working time of one ordinary working day, <see cref="WorkingHours.DayLength"/>.</param>
    public TimeSpan Length(TimeSpan workingDay) => Unit switch
    {
        DurationUnit.WorkingDay => workingDay * Amount,
        DurationUnit.WorkingHour or DurationUnit.Hour => TimeSpan.FromHours(Amount),
        DurationUnit.WorkingMinute or DurationUnit.Minute => TimeSpan.FromMinutes(Amount),
        DurationUnit.Day => TimeSpan.FromDays(Amount),
        _ => throw new InvalidOperationException($"Unknown unit {Unit}."),
    };

    /// <summary>Reads a text such as <c>3wd</c>; spaces around and before the unit and capital letters are forgiven.</summary>
    /// <exception cref="FormatException">The text is not a duration; the message says what is expected.</exception>
    public static WorkingDuration Parse(string text) =>
        TryParse(text, out var duration, out var error) ? duration : throw new FormatException(error);

    /// <summary>Reads a text such as <c>3wd</c>; false when it is not a duration.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out WorkingDuration duration) => TryParse(text, out duration, out _);

    /// <summary>Reads a text such as <c>3wd</c>; when it is none, <paramref name="error"/> is a sentence that says what is expected.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out WorkingDuration duration, [NotNullWhen(false)] out string? error)
    {
        duration = default;
        var trimmed = text?.Trim() ?? "";
        var digits = trimmed.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (digits <= 0 || UnitOf(trimmed[digits..].TrimStart()) is not { } unit)
        {
            error = $"\"{trimmed}\" is not a duration. Write a whole number and a unit: 3wd (working days), 4wh (working hours), "
                + "30wm (working minutes), 7d (days), 24h (hours) or 30min (minutes).";
            return false;
        }

        var max = MaxAmount(unit);
        if (!int.TryParse(trimmed.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var amount) || amount > max)
        {
            error = string.Create(CultureInfo.InvariantCulture, $"\"{trimmed}\" is too long. The longest duration is {max}{Symbol(unit)}.");
            return false;
        }

        duration = new WorkingDuration(amount, unit);
        error = null;
        return true;
    }

    /// <summary>The canonical text, e.g. <c>3wd</c>; <see cref="Parse"/> reads it back.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount}{Symbol(Unit)}");

    private static int MaxAmount(DurationUnit unit) => unit switch
    {
        DurationUnit.WorkingDay or DurationUnit.Day => MaxDays,
        DurationUnit.WorkingHour or DurationUnit.Hour => MaxDays * 24,
        _ => MaxDays * 24 * 60,
    };

    private static string Symbol(DurationUnit unit) => unit switch
    {
        DurationUnit.WorkingDay => "wd",
        DurationUnit.WorkingHour => "wh",
        DurationUnit.WorkingMinute => "wm",
        DurationUnit.Day => "d",
        DurationUnit.Hour => "h",
        DurationUnit.Minute => "min",
        _ => throw new InvalidOperationException($"Unknown unit {unit}."),
    };

    private static DurationUnit? UnitOf(string symbol) => symbol.ToLowerInvariant() switch
    {
        "wd" => DurationUnit.WorkingDay,
        "wh" => DurationUnit.WorkingHour,
        "wm" => DurationUnit.WorkingMinute,
        "d" => DurationUnit.Day,
        "h" => DurationUnit.Hour,
        "min" => DurationUnit.Minute,
        _ => null,
    };
}
