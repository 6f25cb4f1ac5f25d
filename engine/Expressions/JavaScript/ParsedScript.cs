using System.Text.RegularExpressions;
using Jint.Parser;

namespace WorkflowCrm.Engine.Expressions.JavaScript;

/// <summary>A script that is ready to run in any engine. Immutable once made.</summary>
internal sealed partial class ParsedScript
{
    /// <summary>Characters that a script may have.</summary>
    private const int MaximumLength = 32_768;

    /// <summary>A text from which the parser might exhaust an ordinary thread's stack.</summary>
    private const int LongText = 512;
    private const int ParserStack = 64 * 1024 * 1024;

    private readonly LoweredScript _lowered;

    private ParsedScript(string source, LoweredScript lowered, Jint.Parser.Ast.Program program)
    {
        _lowered = lowered;
        Program = program;
        Accessors = [.. Accessor().Matches(source).Select(match => match.Value).Distinct()];
        MentionedVariables = [.. Mention().Matches(source).Select(match => match.Groups[1].Value).Distinct()];
    }

    public Jint.Parser.Ast.Program Program { get; }

    /// <summary>Names such as getAmount or setAmount that the script may call.</summary>
    public IReadOnlyList<string> Accessors { get; }

    /// <summary>Names that the script reads or writes as <c>variables.Name</c>.</summary>
    public IReadOnlyList<string> MentionedVariables { get; }

    /// <exception cref="ExpressionException">The script cannot be read; line and column are those of its own text.</exception>
    public static ParsedScript Parse(string source)
    {
        if (source.Length > MaximumLength)
        {
            throw new ExpressionException($"The script has {source.Length} characters; {MaximumLength} are allowed.");
        }

        var lowered = ScriptScanner.Lower(source);
        try
        {
            var program = source.Length < LongText ? ParseHere(lowered.Text) : ParseOnLargeStack(lowered.Text);
            return new ParsedScript(source, lowered, program);
        }
        catch (ParserException e)
        {
            var (line, column) = lowered.Locate(e.Index);
            throw new ExpressionException($"{e.Description ?? e.Message}.", line, column);
        }
        catch (ExpressionException e) when (e.Line > 0)
        {
            var (line, column) = lowered.Locate(e.Line, e.Column - 1);
            throw new ExpressionException(e.Message, line, column);
        }
        catch (Exception e) when (e is not ExpressionException)
        {
            // The parser stumbles over some texts that are no scripts.
            throw new ExpressionException($"The script cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Where a statement of the running script stands in its own text.</summary>
    public (int Line, int Column) Locate(int line, int column) => _lowered.Locate(line, column);

    private static Jint.Parser.Ast.Program ParseHere(string text)
    {
        var program = new JavaScriptParser().Parse(text);
        ScriptGuard.Apply(program);
        return program;
    }

    private static Jint.Parser.Ast.Program ParseOnLargeStack(string text)
    {
        Jint.Parser.Ast.Program? program = null;
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    program = ParseHere(text);
                }
                catch (Exception e)
                {
                    // Whatever it is: nothing may leave this thread, or the process would end.
                    failure = e;
                }
            },
            ParserStack);
        thread.Start();
        thread.Join();
        return failure is null ? program! : throw failure;
    }

    [GeneratedRegex(@"\b[gs]et\p{L}\w*", RegexOptions.CultureInvariant)]
    private static partial Regex Accessor();

    [GeneratedRegex(@"\bvariables\s*(?:\.\s*|\[\s*['""])([\p{L}_$][\w$]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Mention();
}
