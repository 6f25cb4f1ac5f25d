using System.Runtime.CompilerServices;

namespace WorkflowCrm.Storage.Database;

/// <summary>Turns an interpolated string into the text and the parameters of a statement; values never become text.</summary>
[InterpolatedStringHandler]
internal readonly ref struct StatementText
{
    private readonly Statements _statements;

    public StatementText(int literalLength, int formattedCount, Statements statements) => _statements = statements;

    public void AppendLiteral(string text) => _statements.Literal(text);

    public void AppendFormatted(string? value) => _statements.Parameter(value);

    public void AppendFormatted(DateTimeOffset? value) => _statements.Parameter(value);

    public void AppendFormatted(int value) => _statements.Parameter(value);

    public void AppendFormatted(long value) => _statements.Parameter(value);

    /// <summary>Enums are stored by name.</summary>
    public void AppendFormatted<T>(T value)
        where T : struct, Enum => _statements.Parameter(value.ToString());
}
