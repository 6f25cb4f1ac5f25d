using System.Collections.Concurrent;
using WorkflowCrm.Engine.Expressions.JavaScript;

namespace WorkflowCrm.Engine.Expressions;

/// <summary>Parsed scripts by their text. Bounded: when it is full it begins anew.</summary>
internal sealed class ScriptCache
{
    private const int Capacity = 1000;

    private readonly ConcurrentDictionary<string, ParsedScript> _scripts = new(StringComparer.Ordinal);

    /// <exception cref="ExpressionException">The script cannot be read.</exception>
    public ParsedScript Get(string source)
    {
        if (_scripts.TryGetValue(source, out var known))
        {
            return known;
        }

        var parsed = ParsedScript.Parse(source);
        if (_scripts.Count >= Capacity)
        {
            _scripts.Clear();
        }

        return _scripts.GetOrAdd(source, parsed);
    }
}
