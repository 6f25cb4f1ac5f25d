namespace WorkflowCrm.Storage.People;

/// <summary>Counts the changes of the organisation, so that any node can tell cheaply whether its snapshot is current.</summary>
internal sealed class OrganisationVersion
{
    public const int OnlyId = 1;

    public int Id { get; init; }

    public long Value { get; set; }
}
