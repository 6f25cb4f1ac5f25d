using WorkflowCrm.Engine.Activities.Http;

namespace WorkflowCrm.Host.Inbound;

/// <summary>Holds what the burst that serves a call has written, until the commit.</summary>
internal sealed class InboundReply : IHttpReply
{
    /// <summary>Whether this scope serves a call at all.</summary>
    public bool IsServing { get; private set; }

    /// <summary>Null while nothing was written.</summary>
    public HttpReply? Written { get; private set; }

    /// <summary>A burst begins, perhaps for the second time.</summary>
    public void Begin() => (IsServing, Written) = (true, null);

    public void Write(HttpReply reply) => Written = reply;
}
