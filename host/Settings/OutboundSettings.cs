namespace WorkflowCrm.Host.Settings;

/// <summary>Calls of other servers by workflows.</summary>
/// <param name="Hosts">Names of hosts that may be called although they lead to this machine, its network link or a cloud's metadata.</param>
/// <param name="Timeout">What one attempt may take when the call does not say.</param>
/// <param name="Attempts">Attempts in all when the call does not say, the first included.</param>
/// <param name="BodyLimit">Bytes of an answer's body that are kept.</param>
public sealed record OutboundSettings(IReadOnlyList<string> Hosts, TimeSpan Timeout, int Attempts, int BodyLimit)
{
    public bool IsListed(string host) => Hosts.Contains(host, StringComparer.OrdinalIgnoreCase);
}
