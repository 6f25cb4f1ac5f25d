using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Definitions.Differences;

namespace WorkflowCrm.Storage.Definitions.Auditing;

/// <summary>A difference as the audit trail keeps it: as codes, for readers of any language, and of bounded size.</summary>
/// <param name="ComparedWith">The version that the text was compared with; null when there was none.</param>
/// <param name="Changes">What differs.</param>
/// <param name="Omitted">How many further changes there were; null for none.</param>
/// <param name="Moved">How many activities and arrows merely lie elsewhere; null for none.</param>
public sealed record AuditedDifference(int? ComparedWith, IReadOnlyList<AuditedChange> Changes, int? Omitted, int? Moved)
{
    private const int MostChanges = 60;
    private const int MostCharacters = 200;

    internal static AuditedDifference Between(DefinitionRow? before, WorkflowDefinition after)
    {
        var old = before is null ? null : WorkflowDefinition.Parse(before.Json);
        var difference = DefinitionDifferences.Between(old, after).Bounded(MostChanges, MostCharacters);
        return new AuditedDifference(
            before?.Version, [.. difference.Changes.Select(change => new AuditedChange(change.Code, change.Arguments, change.Activity, change.ActivityType))],
            difference.Omitted > 0 ? difference.Omitted : null, difference.Moved > 0 ? difference.Moved : null);
    }
}

/// <summary>One change: a code of <see cref="DifferenceCodes"/>, its arguments, and the activity's name and type.</summary>
public sealed record AuditedChange(string Code, IReadOnlyList<string> Args, string? Activity, string? Type);
