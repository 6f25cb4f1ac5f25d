namespace WorkflowCrm.Engine.Definitions.Checks;

/// <summary>Collects findings; the same one is said once.</summary>
internal sealed class FindingList
{
    private readonly List<DefinitionFinding> _findings = [];

    public IReadOnlyList<DefinitionFinding> All => _findings;

    public void Error(string code, ActivityNode? node, string message, params string[] arguments)
        => Add(FindingSeverity.Error, code, node, message, arguments);

    public void Warn(string code, ActivityNode? node, string message, params string[] arguments)
        => Add(FindingSeverity.Warning, code, node, message, arguments);

    /// <summary>Whether there is a finding of the node about this argument.</summary>
    public bool Has(string code, ActivityNode node, string argument)
        => _findings.Exists(one => one.Code == code && one.NodeId == node.NodeId && one.Arguments.Contains(argument));

    /// <summary>Takes back what turned out to be right.</summary>
    public void Remove(string code, ActivityNode node) => _findings.RemoveAll(one => one.Code == code && one.NodeId == node.NodeId);

    /// <summary>Adds what another check has found.</summary>
    public void AddRange(IEnumerable<DefinitionFinding> findings) => _findings.AddRange([.. findings.Where(one => !_findings.Contains(one))]);

    private void Add(FindingSeverity severity, string code, ActivityNode? node, string message, string[] arguments)
    {
        if (!_findings.Exists(one => one.Code == code && one.NodeId == node?.NodeId && one.Message == message))
        {
            _findings.Add(new DefinitionFinding(severity, code, arguments, node?.Id, node?.NodeId, message));
        }
    }
}
