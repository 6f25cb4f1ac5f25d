using WorkflowCrm.Crm;
using WorkflowCrm.Host.Components;
using WorkflowCrm.Storage.Definitions;
using WorkflowCrm.Storage.Definitions.Editing;
using WorkflowCrm.Storage.Definitions.Publishing;
using WorkflowCrm.Storage.Definitions.Removing;
using WorkflowCrm.Storage.Definitions.Shipping;

namespace WorkflowCrm.Host.Pages.Processes.Owner;

/// <summary>Does what the forms of a process's page ask for, and says what was done.</summary>
public sealed class OwnerDeeds(
    PublishDefinition publish, RetractDefinition retract, EditDefinition edit, DeleteDefinition delete, ShippedVersions shipped, Flash flash)
{
    private const int LongestReason = 1000;

    /// <param name="definitionId">Which process.</param>
    /// <param name="action">What the button says, e.g. <c>publish</c>, <c>revert:3</c>.</param>
    /// <param name="reason">Why, as it was typed.</param>
    /// <param name="withInstances">For deleting: end what runs.</param>
    /// <param name="personId">The owner.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async Task<OwnerDeed> DoAsync(
        string definitionId, string action, string? reason, bool withInstances, string personId, CancellationToken cancellationToken)
    {
        var typed = (reason ?? "").Trim();
        if (typed.Length > LongestReason)
            return new OwnerDeed(Problem.Invalid("reason-too-long", ("max", LongestReason.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        var by = new ChangeBy(personId, typed.Length == 0 ? null : typed);
        var (verb, number) = Split(action);
        if (by.Reason is null && verb is "retract" or "delete" or "delete-version")
            return new OwnerDeed(Problem.Invalid("reason-needed"));
        return verb switch
        {
            "publish" => Published(await publish.VersionAsync(definitionId, number is { } n ? VersionOptions.Of(n) : VersionOptions.Latest, by, cancellationToken)),
            "retract" => Done(await retract.RunAsync(definitionId, by, cancellationToken), "done.process-retracted"),
            "revert" when number is { } n => Done(await edit.RevertAsync(definitionId, n, by, cancellationToken), "done.process-reverted"),
            "take-over" => Done(await shipped.TakeOverAsync(definitionId, by, cancellationToken), "done.process-taken-over"),
            "keep-mine" => Done(await shipped.DeclineAsync(definitionId, by, cancellationToken), "done.process-kept"),
            "delete-version" when number is { } n => Done(await delete.VersionAsync(definitionId, n, withInstances, by, cancellationToken), "done.process-version-deleted"),
            "delete" => Done(await delete.DefinitionAsync(definitionId, withInstances, by, cancellationToken), "done.process-deleted") with { IsGone = true },
            _ => new OwnerDeed(null),
        };
    }

    private OwnerDeed Published(Result<Publication> result)
    {
        if (result.Problem is { } problem)
            return new OwnerDeed(problem);
        if (result.Value.IsBlocked)
            return new OwnerDeed(Problem.Conflict("publishing-blocked"));
        if (result.Value.Awaited is { } awaited)
            flash.Say("done.publication-asked", ("number", awaited.RequestNumber));
        else
            flash.Say("done.process-published");
        return new OwnerDeed(null);
    }

    private OwnerDeed Done<T>(Result<T> result, string said)
    {
        if (result.Problem is { } problem)
            return new OwnerDeed(problem);
        flash.Say(said);
        return new OwnerDeed(null);
    }

    private static (string Verb, int? Number) Split(string action)
    {
        var parts = action.Split(':', 2);
        return parts.Length == 2 && int.TryParse(parts[1], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? (parts[0], number)
            : (parts[0], null);
    }
}

/// <summary>What became of it.</summary>
/// <param name="Problem">Why it was not done; null when it was.</param>
/// <param name="IsGone">The process is no longer there.</param>
public sealed record OwnerDeed(Problem? Problem, bool IsGone = false);
