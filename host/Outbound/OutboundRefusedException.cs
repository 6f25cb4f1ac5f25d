namespace WorkflowCrm.Host.Outbound;

/// <summary>The host of a call leads to addresses only that a workflow must not reach.</summary>
internal sealed class OutboundRefusedException : Exception
{
    private OutboundRefusedException(string message)
        : base(message)
    {
    }

    public static OutboundRefusedException Of(string host) =>
        new($"'{host}' leads to an address that workflows may not call. An administrator can allow it by naming the host in Outbound__Hosts.");
}
