namespace WorkflowCrm.Storage.Instances;

/// <summary>The journal lines of one burst.</summary>
internal sealed class JournalRow
{
    public required string InstanceId { get; init; }

    /// <summary>Sequence of the first line.</summary>
    public required long FromSequence { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>JSON array of the lines.</summary>
    public required string Entries { get; init; }
}
