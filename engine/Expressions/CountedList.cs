using System.Collections;

namespace WorkflowCrm.Engine.Expressions;

/// <summary>A list in a template's data; a loop over it makes turns that count.</summary>
internal sealed class CountedList(IReadOnlyList<object?> items, TemplateMeter meter) : IReadOnlyList<object?>
{
    public int Count => items.Count;

    public object? this[int index]
    {
        get
        {
            meter.Turn();
            return items[index];
        }
    }

    public IEnumerator<object?> GetEnumerator()
    {
        foreach (var item in items)
        {
            meter.Turn();
            yield return item;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
