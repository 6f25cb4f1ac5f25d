namespace WorkflowCrm.Engine.Definitions.Differences;

/// <summary>Compares the activities of two texts. The same id is the same activity, also when it was taken into another container.</summary>
internal sealed class NodeComparison
{
    private readonly ChangeList _changes;
    private readonly List<ActivityNode> _before;
    private readonly List<ActivityNode> _after;
    private readonly Dictionary<ActivityNode, ActivityNode> _oldOf = [];
    private readonly Dictionary<string, string> _variableNames;

    public NodeComparison(ChangeList changes, WorkflowDefinition before, WorkflowDefinition after)
    {
        _changes = changes;
        _before = [.. before.Nodes()];
        _after = [.. after.Nodes()];
        _variableNames = before.Variables.Concat(_before.SelectMany(node => node.Variables))
            .Concat(after.Variables).Concat(_after.SelectMany(node => node.Variables))
            .GroupBy(variable => variable.Id, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Last().Name, StringComparer.Ordinal);
        Match();
    }

    /// <param name="isNew">There was no text before: its root is no change of type.</param>
    public void Run(bool isNew)
    {
        var kept = _oldOf.Values.ToHashSet();
        foreach (var gone in _before.Where(node => !kept.Contains(node)))
        {
            _changes.AddAt(gone, DifferenceCodes.ActivityRemoved, gone.Type);
        }

        foreach (var now in _after)
        {
            var old = _oldOf.GetValueOrDefault(now);
            if (old is null)
            {
                _changes.AddAt(now, DifferenceCodes.ActivityAdded, now.Type);
            }
            else if (!isNew)
            {
                Compare(old, now);
            }

            new PropertyComparison(_changes, _variableNames).Run(old, now);
            ParameterComparison.Variables(_changes, old?.Variables ?? [], now.Variables, now);
        }

        // Last, when what they connect has been told.
        foreach (var now in _after)
        {
            ConnectionComparison.Run(_changes, _oldOf.GetValueOrDefault(now), now);
        }
    }

    private void Match()
    {
        _oldOf[_after[0]] = _before[0];
        var byPath = _before.Skip(1).DistinctBy(node => node.NodeId).ToDictionary(node => node.NodeId, StringComparer.Ordinal);
        foreach (var now in _after.Skip(1).DistinctBy(node => node.NodeId))
        {
            if (byPath.Remove(now.NodeId, out var old))
            {
                _oldOf[now] = old;
            }
        }

        var byId = byPath.Values.DistinctBy(node => node.Id).ToDictionary(node => node.Id, StringComparer.Ordinal);
        foreach (var now in _after.Where(node => !_oldOf.ContainsKey(node)))
        {
            if (byId.Remove(now.Id, out var old))
            {
                _oldOf[now] = old;
            }
        }
    }

    private void Compare(ActivityNode old, ActivityNode now)
    {
        if (old.Type != now.Type)
        {
            _changes.AddAt(now, DifferenceCodes.ActivityTypeChanged, old.Type, now.Type);
        }
        else if (old.Version != now.Version)
        {
            _changes.AddAt(now, DifferenceCodes.ActivityVersionChanged, Number(old.Version), Number(now.Version));
        }

        var (oldName, newName) = (ChangeList.NameOf(old), ChangeList.NameOf(now));
        if (oldName != newName)
        {
            _changes.AddAt(now, DifferenceCodes.ActivityRenamed, oldName, newName);
        }
        else if ((old.Name ?? "") != (now.Name ?? ""))
        {
            _changes.AddAt(now, DifferenceCodes.ActivityRenamed, old.Name ?? "", now.Name ?? "");
        }

        CompareText(now, DifferenceCodes.NoteChanged, Json.Text(old.Metadata, "description"), Json.Text(now.Metadata, "description"));
        CompareContainers(old, now);
        if (Json.Object(old.Metadata, "designer") is { } was && Json.Object(now.Metadata, "designer") is { } becomes
            && JsonComparison.Leaves(Json.Object(was, "position"), Json.Object(becomes, "position")).Any())
        {
            _changes.Move();
        }
    }

    private void CompareContainers(ActivityNode old, ActivityNode now)
    {
        if (ContainerOf(_before, old) is { } from && ContainerOf(_after, now) is { } to && _oldOf.GetValueOrDefault(to) != from)
        {
            _changes.AddAt(now, DifferenceCodes.ActivityMoved, ChangeList.NameOf(from), ChangeList.NameOf(to));
        }

        if (old.StartId is not null && now.StartId is not null && old.StartId != now.StartId)
        {
            _changes.AddAt(now, DifferenceCodes.StartChanged, ConnectionComparison.NameOf(old, old.StartId), ConnectionComparison.NameOf(now, now.StartId));
        }
    }

    private void CompareText(ActivityNode now, string code, string? old, string? becomes)
    {
        if ((old ?? "") != (becomes ?? ""))
        {
            _changes.AddAt(now, code, old ?? "", becomes ?? "");
        }
    }

    private static ActivityNode? ContainerOf(List<ActivityNode> all, ActivityNode node) => all.Find(candidate => candidate.Children.Any(child => child.Node == node));

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
