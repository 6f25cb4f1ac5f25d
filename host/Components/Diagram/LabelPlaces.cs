namespace WorkflowCrm.Host.Components.Diagram;

/// <summary>Finds places on arrows for their words, where neither a box nor other words stand.</summary>
internal sealed class LabelPlaces(IReadOnlyList<DiagramBox> boxes)
{
    private static readonly double[] s_parts = [0.5, 0.3, 0.7, 0.15, 0.85];

    private readonly List<(double Left, double Top, double Right, double Bottom)> _taken = [.. boxes.Select(box => (box.X, box.Y, box.Right, box.Bottom))];

    /// <returns>The middle of the words; the first choice when no place is free.</returns>
    public Spot Place(IReadOnlyList<Spot> line, double width, double height)
    {
        var choices = Choices(line).ToList();
        var free = choices.FindIndex(spot => !_taken.Exists(other =>
            spot.X - width / 2 < other.Right && spot.X + width / 2 > other.Left && spot.Y - height / 2 < other.Bottom && spot.Y + height / 2 > other.Top));
        var chosen = choices[Math.Max(free, 0)];
        _taken.Add((chosen.X - width / 2, chosen.Y - height / 2, chosen.X + width / 2, chosen.Y + height / 2));
        return chosen;
    }

    /// <summary>Long inner parts first: the first and the last part are often shared with other arrows of the same step.</summary>
    private static IEnumerable<Spot> Choices(IReadOnlyList<Spot> line)
    {
        var parts = line.Zip(line.Skip(1)).ToList();
        var inner = parts.Count > 2 ? parts[1..^1] : parts;
        return inner.OrderByDescending(Length).Concat(parts.Except(inner).OrderByDescending(Length))
            .SelectMany(part => s_parts.Select(at => new Spot(part.First.X + (part.Second.X - part.First.X) * at, part.First.Y + (part.Second.Y - part.First.Y) * at)));
    }

    private static double Length((Spot First, Spot Second) part) => Math.Abs(part.First.X - part.Second.X) + Math.Abs(part.First.Y - part.Second.Y);
}
