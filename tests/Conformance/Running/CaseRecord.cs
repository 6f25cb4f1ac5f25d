using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Conformance.Tests.Running;

/// <summary>What a run of a case came to.</summary>
internal sealed record CaseRecord
{
    public required WorkflowDefinition Definition { get; init; }

    /// <summary>What is wrong with the definition, so that it would not be published.</summary>
    public required IReadOnlyList<string> PublishErrors { get; init; }

    /// <summary>What would keep the same document from being published as another definition too; empty when the case does not ask.</summary>
    public required IReadOnlyList<string> SecondImportErrors { get; init; }

    /// <summary>The part of the definition that the case asks for; null when it asks for none, or there is none.</summary>
    public required JsonObject? Subgraph { get; init; }

    public required InstanceState End { get; init; }

    /// <summary>Instances that the first one started, and those they started.</summary>
    public required IReadOnlyList<InstanceState> Others { get; init; }

    public required IReadOnlyList<string> Lines { get; init; }

    public required IReadOnlyList<JournalEntry> Journal { get; init; }

    public required IReadOnlyList<StepRecord> Steps { get; init; }

    /// <summary>False when several bookmarks were resumed at once: their order was a matter of random ids when it was measured.</summary>
    public required bool IsOrdered { get; init; }
}
