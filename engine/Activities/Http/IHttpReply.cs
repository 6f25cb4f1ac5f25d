namespace WorkflowCrm.Engine.Activities.Http;

/// <summary>
/// The answer to the call that the running burst serves; a service of the scope of such a burst, absent in all others. What is written is
/// sent after the commit, so that a caller never hears of what was not stored; a burst that is repeated writes it again.
/// </summary>
public interface IHttpReply
{
    /// <summary>Replaces what was written before.</summary>
    void Write(HttpReply reply);
}

/// <summary>An answer to a call.</summary>
/// <param name="StatusCode">100 to 599.</param>
public sealed record HttpReply(
    int StatusCode, string? Content, string? ContentType, IReadOnlyDictionary<string, IReadOnlyList<string>> Headers);
