using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Simulation.Tests.Activities;

namespace WorkflowCrm.Simulation.Tests.Backends;

/// <summary>What a store holds.</summary>
/// <param name="States">The JSON of each instance's state by its id.</param>
/// <param name="Journals">The lines by instance, the first one first.</param>
internal sealed record StoreContent(
    IReadOnlyDictionary<string, string> States,
    IReadOnlyDictionary<string, IReadOnlyList<JournalEntry>> Journals,
    IReadOnlyList<StoredBookmark> Bookmarks,
    IReadOnlyList<StoredJob> Jobs,
    IReadOnlyList<StoredStimulus> Kept,
    IReadOnlyList<EffectRow> Effects);

internal sealed record StoredBookmark(string Id, string InstanceId, string Hash, string? CorrelationId);

internal sealed record StoredJob(string Kind, string Key, DateTimeOffset DueAt);

internal sealed record StoredStimulus(string Key, string Hash, DateTimeOffset ExpiresAt);
