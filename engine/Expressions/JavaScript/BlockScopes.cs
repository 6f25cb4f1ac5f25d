namespace WorkflowCrm.Engine.Expressions.JavaScript;

/// <summary>
/// Follows the declarations of let and const. As <c>var</c> they belong to the whole function, so a name that is declared
/// again in an inner block would overwrite the outer one: that is refused rather than run wrongly.
/// </summary>
internal sealed class BlockScopes
{
    private readonly Stack<Scope> _scopes = new([new Scope(IsFunction: true, [])]);
    private readonly List<string> _loopNames = [];
    private string? _declaring;
    private int _declarationDepth;
    private bool _expectsName;
    private bool _hasNamed;
    private bool _functionComing;
    private bool _loopComing;
    private int _loopHead = -1;

    public void Declaration(string keyword, int depth)
    {
        _declaring = keyword;
        _declarationDepth = depth;
        _expectsName = true;
    }

    /// <summary>Takes note of a word; the answer is what is wrong with it.</summary>
    public string? Word(string word, bool newLine, int depth)
    {
        if (_declaring is not null && _expectsName)
        {
            _expectsName = false;
            _hasNamed = _loopHead != depth;
            return Declare(word, depth);
        }

        if (newLine && depth == _declarationDepth)
        {
            _declaring = null;
        }

        _functionComing |= word == "function";
        _loopComing |= word == "for";
        return null;
    }

    /// <summary>True once after a name was declared outside a loop's head.</summary>
    public bool TakeDeclaredName()
    {
        var named = _hasNamed;
        _hasNamed = false;
        return named;
    }

    public void Punctuator(char c, int depth)
    {
        if (_declaring is null || depth > _declarationDepth)
        {
            return;
        }

        if (c == ';' || depth < _declarationDepth)
        {
            _declaring = null;
        }
        else if (c == ',')
        {
            _expectsName = true;
        }
    }

    public void Open(char bracket)
    {
        if (bracket == '{')
        {
            _scopes.Push(new Scope(_functionComing, [.. _loopNames]));
            _functionComing = false;
            _loopNames.Clear();
        }
        else
        {
            _scopes.Push(new Scope(IsFunction: false, []));
            if (_loopComing && bracket == '(')
            {
                _loopHead = _scopes.Count - 1;
            }
        }

        _loopComing = false;
    }

    public void Close(char bracket)
    {
        if (_scopes.Count > 1)
        {
            _scopes.Pop();
        }

        if (_loopHead >= _scopes.Count)
        {
            _loopHead = -1;
        }
    }

    private string? Declare(string name, int depth)
    {
        if (_declaring == "var")
        {
            return null;
        }

        var isInner = false;
        foreach (var scope in _scopes)
        {
            if (scope.Names.Contains(name) && isInner)
            {
                return $"'{name}' is declared again inside a block; give the inner one another name.";
            }

            isInner = true;
            if (scope.IsFunction)
            {
                break;
            }
        }

        if (_loopHead == depth)
        {
            _loopNames.Add(name);
        }
        else
        {
            _scopes.Peek().Names.Add(name);
        }

        return null;
    }

    private sealed record Scope(bool IsFunction, List<string> Names);
}
