namespace WorkflowCrm.Designer.WorkflowDefinitions;

/// <summary>What may be done with something. Without a link of the kind <c>publish</c> or <c>bulk-publish</c> the Studio shows it read-only.</summary>
public sealed record StudioLink(string Href, string Rel, string Method)
{
    /// <summary>The links of one definition.</summary>
    public static IReadOnlyList<StudioLink> Of(StudioDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var id = Uri.EscapeDataString(definition.Text.DefinitionId);
        List<StudioLink> links = [new($"/workflow-definitions/by-definition-id/{id}", "self", "GET")];
        if (definition.MayChange)
        {
            links.AddRange(
            [
                new($"/workflow-definitions/{id}/publish", "publish", "POST"),
                new($"/workflow-definitions/{id}/retract", "retract", "POST"),
                new($"/workflow-definitions/{id}", "delete", "DELETE"),
                new($"/workflow-definitions/{id}/execute", "execute", "POST"),
            ]);
        }

        return links;
    }

    /// <summary>The links of the whole list.</summary>
    public static IReadOnlyList<StudioLink> OfList { get; } =
    [
        new("/bulk-actions/publish/workflow-definitions/by-definition-ids", "bulk-publish", "POST"),
        new("/bulk-actions/retract/workflow-definitions/by-definition-ids", "bulk-retract", "POST"),
        new("/bulk-actions/delete/workflow-definitions/by-definition-id", "bulk-delete", "POST"),
    ];
}
