namespace WorkflowCrm.Crm.Tests.Fakes;

/// <summary>One unit at a time, as if every unit locked the same row; an exception puts everything back as it was.</summary>
public sealed class MemoryUnitOfWork(MemoryDatabase database) : IUnitOfWork, IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly AsyncLocal<bool> _inside = new();

    public int Commits { get; private set; }

    public int Rollbacks { get; private set; }

    public bool IsRunning => _inside.Value;

    public void Dispose() => _one.Dispose();

    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (_inside.Value)
            return await work(cancellationToken);
        await _one.WaitAsync(cancellationToken);
        var saved = database.Save();
        _inside.Value = true;
        try
        {
            var result = await work(cancellationToken);
            Commits++;
            return result;
        }
        catch
        {
            database.Restore(saved);
            Rollbacks++;
            throw;
        }
        finally
        {
            _inside.Value = false;
            _one.Release();
        }
    }
}
