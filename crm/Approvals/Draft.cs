namespace WorkflowCrm.Crm.Approvals;

/// <summary>What a person has typed into a form and not sent yet; kept on the server so that nothing typed is lost.</summary>
public sealed class Draft
{
    public required string PersonId { get; init; }

    /// <summary>Which form: <c>request/{definitionId}</c>, <c>task/{taskId}</c> or <c>mail-template/{key}</c>.</summary>
    public required string FormKey { get; init; }

    /// <summary>JSON object by field name.</summary>
    public required string Content { get; set; }

    public required DateTimeOffset UpdatedAt { get; set; }
}
