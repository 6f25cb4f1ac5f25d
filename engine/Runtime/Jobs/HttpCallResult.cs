namespace WorkflowCrm.Engine.Runtime.Jobs;

/// <summary>How a call of a server ended; the resumption's input has it under <see cref="InputKey"/>, as JSON.</summary>
public sealed record HttpCallResult
{
    public const string InputKey = "HttpCallResult";

    /// <summary>null when the server answered; otherwise why it did not.</summary>
    public HttpCallFailure? Failure { get; init; }

    /// <summary>What went wrong, for the journal; no secrets.</summary>
    public string? Message { get; init; }

    public int StatusCode { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Headers { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public string? ContentType { get; init; }

    /// <summary>The body as text, cut at the host's limit.</summary>
    public string? Content { get; init; }

    /// <summary>How often the server was called.</summary>
    public int Attempts { get; init; }
}

/// <summary>Why a server gave no answer.</summary>
public enum HttpCallFailure
{
    /// <summary>It could not be reached, or the address is not allowed here.</summary>
    FailedToConnect,

    Timeout,
}
