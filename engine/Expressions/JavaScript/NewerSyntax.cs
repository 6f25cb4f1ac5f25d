namespace WorkflowCrm.Engine.Expressions.JavaScript;

/// <summary>Recognizes syntax after ECMAScript 5.1 and says what to write instead.</summary>
internal static class NewerSyntax
{
    public static string? Punctuator(string source, int at)
    {
        var rest = source.AsSpan(at);
        return rest switch
        {
            ['=', '>', ..] => "Arrow functions are not available; write function (x) { return …; }.",
            ['.', '.', '.', ..] => "Spread and rest (...) are not available; use concat, apply or arguments.",
            ['?', '?', ..] => "The operator ?? is not available; compare with null.",
            ['?', '.', var after, ..] when !char.IsAsciiDigit(after) => "Optional chaining (?.) is not available; test with && first.",
            ['*', '*', ..] => "The operator ** is not available; use Math.pow.",
            ['|', '|', '=', ..] or ['&', '&', '=', ..] => "The operators ||= and &&= are not available.",
            ['#', ..] => "Private names (#) are not available.",
            _ => null,
        };
    }

    public static string? Word(string word, string previous, string source, int end) => word switch
    {
        "class" => "Classes are not available; use functions.",
        "extends" or "super" => "Classes are not available; use functions.",
        "import" or "export" => "Modules are not available.",
        "await" => "There is nothing to await: everything a script can call answers at once.",
        "async" when source.AsSpan(end).TrimStart().StartsWith("function", StringComparison.Ordinal) => "Async functions are not available.",
        "yield" => "Generators are not available.",
        "function" when source.AsSpan(end).TrimStart().StartsWith("*", StringComparison.Ordinal) => "Generators are not available.",
        "of" when previous.Length > 0 && (char.IsLetterOrDigit(previous[^1]) || previous[^1] is '_' or '$') && !IsOperatorWord(previous)
            => "Loops with for…of are not available; use forEach or an index.",
        _ => null,
    };

    /// <summary>Words after which an expression begins, so that a "/" begins a regular expression.</summary>
    public static bool IsOperatorWord(string word) => word is "return" or "typeof" or "instanceof" or "in" or "new" or "delete" or "void"
        or "throw" or "case" or "do" or "else" or "var" or "let" or "const";
}
