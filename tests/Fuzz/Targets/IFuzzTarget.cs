namespace WorkflowCrm.Fuzz.Targets;

/// <summary>Something that reads what people write.</summary>
internal interface IFuzzTarget
{
    string Name { get; }

    /// <summary>Makes an input; the same random numbers make the same one.</summary>
    string Make(Random random);

    /// <summary>Reads the input.</summary>
    /// <exception cref="FindingException">It was not read as it must be. Any other exception is a finding, too.</exception>
    Task ReadAsync(string input);
}
