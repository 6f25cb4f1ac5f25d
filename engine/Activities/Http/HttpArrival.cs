using System.Text.Json.Nodes;

namespace WorkflowCrm.Engine.Activities.Http;

/// <summary>A call that came in for an endpoint of a workflow; the input of the start or resumption has it under <see cref="InputKey"/>, as JSON.</summary>
public sealed record HttpArrival
{
    public const string InputKey = "HttpRequest";

    /// <summary>Upper case.</summary>
    public required string Method { get; init; }

    /// <summary>Below the base path of the workflows, without it.</summary>
    public required string Path { get; init; }

    public IReadOnlyDictionary<string, string> RouteData { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Query { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Without Cookie and Authorization, which are not the workflow's business.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Headers { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public string? ContentType { get; init; }

    /// <summary>The body as text.</summary>
    public string? Content { get; init; }

    /// <summary>The body parsed by its content type (JSON, form); otherwise the text.</summary>
    public JsonNode? ParsedContent { get; init; }

    /// <summary>Who called: a person's id when signed in.</summary>
    public string? CallerId { get; init; }

    /// <summary>Set when the host found a limit of the endpoint passed: the name of the outcome, e.g. "Request too large".</summary>
    public string? Violation { get; init; }
}
