namespace WorkflowCrm.Storage.Database;

/// <summary>
/// SQLite has one writer at a time. Writers of this process queue here in order of arrival, instead of polling the
/// database's lock; on PostgreSQL everybody passes at once.
/// </summary>
internal sealed class WriteGate(bool oneAtATime) : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Waits for the turn; disposing ends it.</summary>
    /// <exception cref="TimeoutException">A unit of work is open for too long, most likely because it waits for another scope's.</exception>
    public async Task<IDisposable?> EnterAsync(CancellationToken cancellationToken)
    {
        if (!oneAtATime)
            return null;
        if (!await _turn.WaitAsync(s_patience, cancellationToken))
            throw new TimeoutException("The database's only writer has been busy for a minute.");
        return new Turn(_turn);
    }

    /// <summary>As above; a writer within a running transaction has its turn already.</summary>
    public Task<IDisposable?> EnterAsync(WorkflowCrmDbContext db, CancellationToken cancellationToken) =>
        db.Database.CurrentTransaction is null ? EnterAsync(cancellationToken) : Task.FromResult<IDisposable?>(null);

    public void Dispose() => _turn.Dispose();

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
                turn.Release();
        }
    }
}
