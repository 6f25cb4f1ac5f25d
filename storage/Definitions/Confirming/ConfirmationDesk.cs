using System.Text.Json.Nodes;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Audit;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Crm.Publishing;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Definitions.Differences;
using WorkflowCrm.Storage.Definitions.Auditing;
using WorkflowCrm.Storage.Definitions.Publishing;

namespace WorkflowCrm.Storage.Definitions.Confirming;

/// <summary>Asks a second person to confirm a publication, where the rules want that.</summary>
/// <param name="submit">Looked up when it is needed: it runs processes, and processes publish definitions.</param>
internal sealed class ConfirmationDesk(
    PublishingRules rules, Confirmations confirmations, IOrganisationStore organisations, Func<SubmitRequest> submit, Func<ISiteAddress> site,
    VersionShelf shelf, IAudit audit, TimeProvider time)
{
    /// <summary>Whether this person may not publish by himself. What the program does by itself needs nobody.</summary>
    public bool IsNeeded(ChangeBy by) => rules.TwoPeople && by != ChangeBy.System;

    /// <summary>Why it cannot be asked for now; the definition's lock is held.</summary>
    public async Task<Problem?> RefuseAsync(string definitionId, ChangeBy by, CancellationToken cancellationToken)
    {
        if (await confirmations.OfAsync(definitionId, cancellationToken) is { } open)
            return Problem.Conflict("publication-awaited", ("number", open.RequestNumber));
        return SecondPerson.Choose(await organisations.CurrentAsync(cancellationToken), by.PersonId, time.GetUtcNow()) is null
            ? Problem.Conflict("publishing-needs-second-person")
            : null;
    }

    /// <summary>Starts the process that asks for the confirmation of exactly this text.</summary>
    public async Task<Result<Confirmation>> AskAsync(DefinitionRow row, ChangeBy by, CancellationToken cancellationToken)
    {
        var published = await shelf.FindAsync(row.DefinitionId, VersionOptions.Published, cancellationToken);
        var text = WorkflowDefinition.Parse(row.Json);
        var company = await organisations.CurrentAsync(cancellationToken);
        var confirmer = SecondPerson.Choose(company, by.PersonId, time.GetUtcNow())!;
        var difference = DefinitionDifferences.Between(published is null ? null : WorkflowDefinition.Parse(published.Json), text);
        var inputs = new JsonObject
        {
            [ConfirmationProcess.Name] = row.Name,
            [ConfirmationProcess.Version] = row.Version,
            [ConfirmationProcess.Changes] = new JsonArray([.. DifferenceKinds.Of(difference).Select(kind => (JsonNode)kind)]),
            [ConfirmationProcess.Link] = site().Of($"/admin/processes/{Uri.EscapeDataString(row.DefinitionId)}").ToString(),
            [ConfirmationProcess.Definition] = row.DefinitionId,
            [ConfirmationProcess.VersionId] = row.VersionId,
            [ConfirmationProcess.Stamp] = StoredDefinition.StampOf(row),
            [ConfirmationProcess.Confirmer] = $"person:{confirmer.Login}",
        };
        if (by.Reason is { Length: > 0 } reason)
            inputs[ConfirmationProcess.Reason] = reason;
        if (published is not null)
            inputs[ConfirmationProcess.ComparedWith] = published.VersionId;
        var asked = await submit().ForProgramAsync(by.PersonId, ConfirmationProcess.DefinitionId, inputs, Channel.Page, cancellationToken);
        if (asked.Problem is { } problem)
            return problem;
        audit.Record(by.PersonId, "definition.publish-asked", $"definition/{row.DefinitionId}", new
        {
            name = row.Name, version = row.Version, versionId = row.VersionId, request = asked.Value.Number, confirmer = confirmer.Id, reason = by.Reason,
            difference = AuditedDifference.Between(published, text),
        });
        return Confirmation.Of(asked.Value)!;
    }
}
