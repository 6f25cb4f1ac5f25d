using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace WorkflowCrm.Engine.Expressions;

/// <summary>Named values in a template's data, which no template can change; a loop over them makes turns that count.</summary>
internal sealed class CountedMap(Dictionary<string, object?> values, TemplateMeter meter) : IDictionary<string, object?>
{
    public ICollection<string> Keys => values.Keys;

    public ICollection<object?> Values => values.Values;

    public int Count => values.Count;

    public bool IsReadOnly => true;

    public object? this[string key]
    {
        get => values[key];
        set => throw new NotSupportedException();
    }

    public bool ContainsKey(string key) => values.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value) => values.TryGetValue(key, out value);

    public bool Contains(KeyValuePair<string, object?> item) => values.Contains(item);

    public void CopyTo(KeyValuePair<string, object?>[] array, int arrayIndex)
        => ((ICollection<KeyValuePair<string, object?>>)values).CopyTo(array, arrayIndex);

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        foreach (var pair in values)
        {
            meter.Turn();
            yield return pair;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    void IDictionary<string, object?>.Add(string key, object? value) => throw new NotSupportedException();

    bool IDictionary<string, object?>.Remove(string key) => throw new NotSupportedException();

    void ICollection<KeyValuePair<string, object?>>.Add(KeyValuePair<string, object?> item) => throw new NotSupportedException();

    void ICollection<KeyValuePair<string, object?>>.Clear() => throw new NotSupportedException();

    bool ICollection<KeyValuePair<string, object?>>.Remove(KeyValuePair<string, object?> item) => throw new NotSupportedException();
}
