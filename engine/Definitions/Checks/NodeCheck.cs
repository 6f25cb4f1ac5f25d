using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Activities.Http;
using WorkflowCrm.Engine.Expressions;

namespace WorkflowCrm.Engine.Definitions.Checks;

/// <summary>What an activity sees of one of its nodes when the definition is checked, and what it may say about it.</summary>
public sealed class NodeCheck
{
    private readonly ActivityDescriptor _descriptor;
    private readonly ExpressionReader _reader;
    private readonly FindingList _findings;

    internal NodeCheck(ActivityNode node, ActivityDescriptor descriptor, ExpressionReader reader, FindingList findings)
        => (Node, _descriptor, _reader, _findings) = (node, descriptor, reader, findings);

    public ActivityNode Node { get; }

    /// <summary>The value of an input that is written out, or its default when it is absent; false when it is worked out at run time.</summary>
    public bool TryLiteral(string input, out object? value)
    {
        var expression = _reader.ReadInput(Node.Property(input));
        value = expression switch
        {
            null => _descriptor.Inputs.FirstOrDefault(known => string.Equals(known.Name, input, StringComparison.OrdinalIgnoreCase))?.DefaultValue,
            LiteralExpression literal => literal.Value,
            _ => null,
        };
        return expression is null or LiteralExpression;
    }

    /// <summary>The input makes the activity fail when it is reached; the definition cannot be published.</summary>
    /// <param name="reason">What is wrong and what to write instead, as a clause in English.</param>
    public void Error(string input, string reason) => _findings.Error(FindingCodes.InvalidInput, Node, Sentence(input, reason), input, reason);

    /// <summary>The input is probably not what was meant.</summary>
    /// <param name="reason">What is wrong and what to write instead, as a clause in English.</param>
    public void Warn(string input, string reason) => _findings.Warn(FindingCodes.InvalidInput, Node, Sentence(input, reason), input, reason);

    /// <summary>A path that no workflow may answer.</summary>
    internal void ErrorIfReserved(string path) => ReservedPaths.Check(_findings, Node, path);

    private string Sentence(string input, string reason) => $"'{input}' of '{DefinitionCheck.NameOf(Node)}': {reason}.";
}
