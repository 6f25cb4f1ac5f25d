namespace WorkflowCrm.Engine.Definitions.Differences;

/// <summary>In what a definition differs from another one.</summary>
public sealed record DefinitionDifference
{
    /// <summary>What a reader should look at, the workflow's own first, then in the order of the activities.</summary>
    public IReadOnlyList<DefinitionChange> Changes { get; init; } = [];

    /// <summary>How many changes there were before <see cref="Bounded"/> cut them off.</summary>
    public int Total { get; init; }

    /// <summary>How many activities and arrows merely lie elsewhere on the canvas.</summary>
    public int Moved { get; init; }

    /// <summary>Both do the same and look the same.</summary>
    public bool IsEmpty => Total == 0 && Moved == 0;

    /// <summary>How many changes were cut off.</summary>
    public int Omitted => Total - Changes.Count;

    /// <summary>The difference cut to a size that can be kept for ever: so many changes, no argument longer than so many characters.</summary>
    public DefinitionDifference Bounded(int changes, int characters) => this with
    {
        Changes = [.. Changes.Take(changes).Select(change => change with
        {
            Arguments = [.. change.Arguments.Select(argument => Shorten(argument, characters))],
            Activity = change.Activity is null ? null : Shorten(change.Activity, characters),
        })],
    };

    private static string Shorten(string text, int characters)
    {
        if (text.Length <= characters)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[characters - 1]) ? characters - 1 : characters;
        return text[..end] + "…";
    }
}
