namespace WorkflowCrm.Host.Mail.Incoming;

/// <summary>A place where mails come in, while it is open. One caller at a time; after any exception it is of no more use.</summary>
internal interface IMailSession : IAsyncDisposable
{
    /// <summary>Goes once through all mails that wait, however many, and holds only a few of their names at a time.</summary>
    IAsyncEnumerable<WaitingMail> PassAsync(CancellationToken cancellationToken);

    /// <summary>The mail; of one that is larger than <paramref name="largest"/> bytes only the header; null when it is gone meanwhile.</summary>
    Task<RawMail?> ReadAsync(WaitingMail mail, int largest, CancellationToken cancellationToken);

    /// <summary>Puts a mail where the processed ones are, or where those are that were set aside, at the latest some mails further on or when the pass ends.</summary>
    Task SettleAsync(WaitingMail mail, bool isTaken, CancellationToken cancellationToken);

    /// <summary>Returns when something may have come, at the latest after the time given.</summary>
    Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken);
}

/// <summary>A mail that waits in a source.</summary>
/// <param name="Key">Names it for good.</param>
/// <param name="Handle">By which the source finds it.</param>
internal sealed record WaitingMail(string Key, string Handle);
