using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Activities.Http;

/// <summary>What whoever receives a call for an endpoint must heed; the settings of its trigger or bookmark.</summary>
public sealed record HttpEndpointSettings
{
    /// <summary>Whether the caller must be signed in.</summary>
    public bool Authorize { get; init; }

    /// <summary>The policy that the caller must satisfy besides; null means none.</summary>
    public string? Policy { get; init; }

    /// <summary>How long the caller may be kept waiting; null means as the host is configured.</summary>
    public TimeSpan? RequestTimeout { get; init; }

    /// <summary>Bytes that the body may have; null means as the host is configured.</summary>
    public long? RequestSizeLimit { get; init; }

    /// <summary>Bytes that one file may have; null means as the host is configured.</summary>
    public long? FileSizeLimit { get; init; }

    /// <summary>With their dots, in any case; empty means all.</summary>
    public IReadOnlyList<string> AllowedFileExtensions { get; init; } = [];

    /// <summary>With their dots, in any case.</summary>
    public IReadOnlyList<string> BlockedFileExtensions { get; init; } = [];

    /// <summary>Empty means all.</summary>
    public IReadOnlyList<string> AllowedMimeTypes { get; init; } = [];

    /// <summary>
    /// The violations (<see cref="HttpArrival.Violation"/>) that the workflow wants to hear of. The host answers every other one itself and
    /// resumes nothing.
    /// </summary>
    public IReadOnlyList<string> ExposedOutcomes { get; init; } = [];

    /// <summary>The settings of a trigger or a bookmark; the defaults when there are none.</summary>
    public static HttpEndpointSettings Read(JsonObject? settings) => settings.Deserialize<HttpEndpointSettings>(PlainValue.Json) ?? new();

    internal JsonObject ToJson() => JsonSerializer.SerializeToNode(this, PlainValue.Json)!.AsObject();
}
