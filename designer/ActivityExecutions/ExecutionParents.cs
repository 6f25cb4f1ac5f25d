using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Designer.ActivityExecutions;

/// <summary>
/// Finds for each execution the one of the container around it. The journal does not name it, but a container starts before what it
/// contains, so it is the one that was started last on the container's path.
/// </summary>
internal static class ExecutionParents
{
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyList<JournalEntry> journal)
    {
        var latest = new Dictionary<string, string>(StringComparer.Ordinal);
        var parents = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in journal)
        {
            if (latest.GetValueOrDefault(line.NodeId) == line.ExecutionId || parents.ContainsKey(line.ExecutionId))
                continue;
            latest[line.NodeId] = line.ExecutionId;
            // A step of the path may be a container that leaves no lines, so the nearest one that does is taken.
            for (var path = Above(line.NodeId); path is not null; path = Above(path))
            {
                if (path != "Workflow1" && latest.TryGetValue(path, out var parent))
                {
                    parents[line.ExecutionId] = parent;
                    break;
                }
            }
        }

        return parents;
    }

    private static string? Above(string nodeId) => nodeId.LastIndexOf(':') is var colon and > 0 ? nodeId[..colon] : null;
}
