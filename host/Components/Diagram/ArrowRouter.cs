namespace WorkflowCrm.Host.Components.Diagram;

/// <summary>Leads arrows around the boxes: of a few simple ways, the one that crosses the fewest and is short.</summary>
internal sealed class ArrowRouter(IReadOnlyList<DiagramBox> boxes)
{
    private const double Gap = 22;
    private const double CostOfCrossing = 3_000;
    private const double CostOfBend = 40;

    public IReadOnlyList<Spot> Route(DiagramBox source, DiagramBox target)
    {
        IReadOnlyList<Spot> best = [];
        var lowest = double.MaxValue;
        foreach (var way in Ways(source, target))
        {
            var cost = Cost(way, source, target);
            if (cost < lowest)
                (lowest, best) = (cost, way);
        }

        return best;
    }

    private static IEnumerable<Spot[]> Ways(DiagramBox source, DiagramBox target)
    {
        var into = new Spot(target.CentreX, target.Y);
        if (target.Y >= source.Bottom + 8 && source != target)
        {
            if (Math.Abs(source.CentreX - into.X) < 1)
                yield return [new(source.CentreX, source.Bottom), into];
            double[] bends = [target.Y - Gap, (source.Bottom + target.Y) / 2, source.Bottom + Gap];
            foreach (var bend in bends.Where(bend => bend > source.Bottom && bend < target.Y))
                yield return [new(source.CentreX, source.Bottom), new(source.CentreX, bend), new(into.X, bend), into];
            if (into.X > source.Right || into.X < source.X)
                yield return [new(into.X > source.Right ? source.Right : source.X, source.CentreY), new(into.X, source.CentreY), into];
        }
        else if (target.Bottom < source.Y && (target.CentreX < source.X || target.CentreX > source.Right))
        {
            yield return [new(target.CentreX < source.X ? source.X : source.Right, source.CentreY), new(target.CentreX, source.CentreY), new(target.CentreX, target.Bottom)];
        }

        if (target.X > source.Right || target.Right < source.X)
        {
            yield return Beside(source, target);
            var under = Math.Max(source.Bottom, target.Bottom) + Gap;
            yield return [new(source.CentreX, source.Bottom), new(source.CentreX, under), new(target.CentreX, under), new(target.CentreX, target.Bottom)];
            var (over, side) = (Math.Min(source.Y, target.Y) - Gap, target.X > source.Right ? source.Right : source.X);
            var aside = target.X > source.Right ? side + Gap : side - Gap;
            yield return [new(side, source.CentreY), new(aside, source.CentreY), new(aside, over), new(target.CentreX, over), into];
        }

        yield return Lane(source, target, Math.Max(source.Right, target.Right) + Gap, source.Right, target.Right);
        yield return Lane(source, target, Math.Min(source.X, target.X) - Gap, source.X, target.X);
    }

    private static Spot[] Beside(DiagramBox source, DiagramBox target)
    {
        var (from, to) = target.X > source.Right ? (source.Right, target.X) : (source.X, target.Right);
        var middle = (from + to) / 2;
        return Math.Abs(source.CentreY - target.CentreY) < 1
            ? [new(from, source.CentreY), new(to, target.CentreY)]
            : [new(from, source.CentreY), new(middle, source.CentreY), new(middle, target.CentreY), new(to, target.CentreY)];
    }

    private static Spot[] Lane(DiagramBox source, DiagramBox target, double lane, double from, double to)
    {
        // A step that leads back to itself leaves above the line where it comes in.
        var below = source == target ? source.Height / 4 : 0;
        return [new(from, source.CentreY - below), new(lane, source.CentreY - below), new(lane, target.CentreY + below), new(to, target.CentreY + below)];
    }

    private double Cost(Spot[] way, DiagramBox source, DiagramBox target)
    {
        var cost = (way.Length - 2) * CostOfBend;
        for (var i = 1; i < way.Length; i++)
        {
            var (a, b) = (way[i - 1], way[i]);
            cost += Math.Abs(a.X - b.X) + Math.Abs(a.Y - b.Y);
            foreach (var box in boxes)
            {
                if (box != source && box != target && Crosses(a, b, box))
                    cost += CostOfCrossing;
            }
        }

        return cost;
    }

    private static bool Crosses(Spot a, Spot b, DiagramBox box) =>
        Math.Max(a.X, b.X) > box.X - 6 && Math.Min(a.X, b.X) < box.Right + 6 && Math.Max(a.Y, b.Y) > box.Y - 6 && Math.Min(a.Y, b.Y) < box.Bottom + 6;
}
