namespace WorkflowCrm.Engine.Definitions.Differences;

/// <summary>Compares the arrows of a flowchart.</summary>
internal static class ConnectionComparison
{
    private const string DefaultOutcome = "Done";

    /// <param name="old">null for a flowchart that is new.</param>
    public static void Run(ChangeList changes, ActivityNode? old, ActivityNode now)
    {
        var before = (old?.Connections ?? []).DistinctBy(KeyOf).ToDictionary(KeyOf);
        var after = now.Connections.DistinctBy(KeyOf).ToDictionary(KeyOf);
        foreach (var (key, _) in before.Where(arrow => !after.ContainsKey(arrow.Key)))
        {
            changes.AddAt(now, DifferenceCodes.ConnectionRemoved, NameOf(old!, key.Source), key.Outcome, NameOf(old!, key.Target));
        }

        foreach (var (key, arrow) in after)
        {
            if (!before.TryGetValue(key, out var same))
            {
                changes.AddAt(now, DifferenceCodes.ConnectionAdded, NameOf(now, key.Source), key.Outcome, NameOf(now, key.Target));
            }
            else if (!Json.Items(same.Raw, "vertices").SequenceEqual(Json.Items(arrow.Raw, "vertices"), JsonEquality.Instance))
            {
                changes.Move();
            }
        }
    }

    public static string NameOf(ActivityNode flowchart, string id)
        => flowchart.Children.FirstOrDefault(child => child.Node.Id == id)?.Node is { } node ? ChangeList.NameOf(node) : id;

    private static (string Source, string Outcome, string Target) KeyOf(Connection arrow) => (arrow.Source, arrow.SourcePort ?? DefaultOutcome, arrow.Target);
}
