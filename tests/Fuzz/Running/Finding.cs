namespace WorkflowCrm.Fuzz.Running;

/// <summary>Something that an input has brought to light.</summary>
/// <param name="Where">The seed and number that make the input again.</param>
/// <param name="What">The exception, with the place that threw it.</param>
internal sealed record Finding(string Where, string What, string Input)
{
    public int Times { get; set; } = 1;
}
