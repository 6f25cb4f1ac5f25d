using WorkflowCrm.Crm.Mail.Incoming;

namespace WorkflowCrm.Host.Mail.Mime;

/// <summary>What could not be read of one mail, each once, in the order of the enumeration.</summary>
internal sealed class FaultList
{
    private readonly SortedSet<IncomingFault> _faults = [];

    public void Add(IncomingFault fault) => _faults.Add(fault);

    public IReadOnlyList<IncomingFault> ToList() => [.. _faults];
}
