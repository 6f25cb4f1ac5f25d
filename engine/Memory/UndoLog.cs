namespace WorkflowCrm.Engine.Memory;

/// <summary>What must be done, last first, to take a transaction back.</summary>
internal sealed class UndoLog
{
    private readonly Stack<Action> _steps = new();

    public void Add(Action step) => _steps.Push(step);

    public void Clear() => _steps.Clear();

    public void Undo()
    {
        while (_steps.TryPop(out var step))
        {
            step();
        }
    }

    public void Set<TKey, TValue>(Dictionary<TKey, TValue> table, TKey key, TValue value)
        where TKey : notnull
    {
        Remember(table, key);
        table[key] = value;
    }

    public bool Remove<TKey, TValue>(Dictionary<TKey, TValue> table, TKey key)
        where TKey : notnull
    {
        Remember(table, key);
        return table.Remove(key);
    }

    private void Remember<TKey, TValue>(Dictionary<TKey, TValue> table, TKey key)
        where TKey : notnull
    {
        if (table.TryGetValue(key, out var before))
        {
            _steps.Push(() => table[key] = before);
        }
        else
        {
            _steps.Push(() => table.Remove(key));
        }
    }
}
