using System.Collections.Concurrent;
using WorkflowCrm.Engine.Expressions.JavaScript;

namespace WorkflowCrm.Engine.Expressions;

/// <summary>Parsed scripts by their text. Bounded in number and length, because a parsed script takes far more than its text: when it is full it begins anew.</summary>
internal sealed class ScriptCache
{
    private const int Capacity = 1000;
    private const int Characters = 1_000_000;

    private readonly ConcurrentDictionary<string, ParsedScript> _scripts = new(StringComparer.Ordinal);
    private int _characters;

    /// <exception cref="ExpressionException">The script cannot be read.</exception>
    public ParsedScript Get(string source)
    {
        if (_scripts.TryGetValue(source, out var known))
        {
            return known;
        }

        var parsed = ParsedScript.Parse(source);
        if (_scripts.Count >= Capacity || Interlocked.Add(ref _characters, source.Length) > Characters)
        {
            _scripts.Clear();
            Interlocked.Exchange(ref _characters, source.Length);
        }

        return _scripts.GetOrAdd(source, parsed);
    }
}
