using System.Globalization;
using WorkflowCrm.Crm;

namespace WorkflowCrm.Storage.Definitions.Editing;

/// <summary>Why a definition may not be changed now.</summary>
internal static class ChangeRights
{
    public static Problem Unknown(string definitionId) => Problem.NotFound("unknown-definition", ("definition", definitionId));

    /// <param name="current">The version that would be changed; null for a definition that is new.</param>
    /// <param name="expected">The stamp of the latest version as the caller knows it; null does not ask.</param>
    /// <param name="by">Who changes it, and in which window: what that window has stored last it need not have seen.</param>
    /// <returns>null when nothing stands against it.</returns>
    public static Problem? Refuse(string definitionId, DefinitionRow? current, string? expected, ChangeBy? by = null)
    {
        if (current is { IsReadonly: true } or { IsSystem: true })
            return Problem.Forbidden("definition-read-only", ("name", current.Name));
        if (expected is null)
            return null;
        if (current is null)
            return Unknown(definitionId);
        if (StoredDefinition.StampOf(current) == expected)
            return null;
        var isOwn = by is not null && current.ChangedBy == by.PersonId;
        if (isOwn && by!.Window is not null && current.ChangedIn == by.Window)
            return null;
        var at = current.CreatedAt.ToString("O", CultureInfo.InvariantCulture);
        return isOwn
            ? Problem.Conflict("definition-changed-elsewhere", ("name", current.Name), ("at", at))
            : Problem.Conflict("definition-changed", ("name", current.Name), ("person", current.ChangedBy ?? "?"), ("at", at));
    }
}
