using System.Runtime.CompilerServices;
using WorkflowCrm.Host.Mail.Incoming;

namespace WorkflowCrm.Host.Mail.Maildir;

/// <summary>A Maildir while it is read.</summary>
internal sealed class MaildirSession : IMailSession
{
    private const int MostNames = 10_000;
    private const int HeaderSize = 64 * 1024;

    private readonly string _incoming;
    private readonly string _done;
    private readonly string _aside;
    private readonly TimeSpan _poll;
    private readonly FileSystemWatcher _watcher;
    private readonly SemaphoreSlim _news = new(0, 1);

    /// <param name="incoming">The folder <c>new</c>.</param>
    /// <param name="done">Where the taken ones go.</param>
    /// <param name="aside">Where the others go.</param>
    /// <param name="poll">How often to look even when the system tells of nothing, as on network disks.</param>
    public MaildirSession(string incoming, string done, string aside, TimeSpan poll)
    {
        (_incoming, _done, _aside, _poll) = (incoming, done, aside, poll);
        _watcher = new FileSystemWatcher(incoming) { NotifyFilter = NotifyFilters.FileName };
        _watcher.Created += (_, _) => Tell();
        _watcher.Renamed += (_, _) => Tell();
        _watcher.Error += (_, _) => Tell();
        _watcher.EnableRaisingEvents = true;
    }

    public async IAsyncEnumerable<WaitingMail> PassAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        // Names begin with the time of delivery. Of a heap the first are enough: the next pass meets the others.
        foreach (var name in Files().Take(MostNames).Order(StringComparer.Ordinal).ToList())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new WaitingMail(Stem(name), name);
        }
    }

    public async Task<RawMail?> ReadAsync(WaitingMail mail, int largest, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(Path.Combine(_incoming, mail.Handle));
            var size = file.Length;
            var content = new byte[size <= largest ? size : Math.Min(size, HeaderSize)];
            await file.ReadExactlyAsync(content, cancellationToken);
            return new RawMail(size <= largest ? content : content.AsMemory(0, HeaderLength(content)), size);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    public Task SettleAsync(WaitingMail mail, bool isTaken, CancellationToken cancellationToken)
    {
        var target = Path.Combine(isTaken ? _done : _aside, Stem(mail.Handle) + (isTaken ? ":2,S" : ":2,"));
        try
        {
            File.Move(Path.Combine(_incoming, mail.Handle), target, overwrite: true);
        }
        catch (FileNotFoundException)
        {
            // Somebody else has moved it.
        }

        return Task.CompletedTask;
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => _news.WaitAsync(atMost < _poll ? atMost : _poll, cancellationToken);

    public ValueTask DisposeAsync()
    {
        _watcher.Dispose();
        return default;
    }

    // A link could lead to files that whoever made it may not read himself.
    private IEnumerable<string> Files() => new DirectoryInfo(_incoming)
        .EnumerateFiles()
        .Where(file => !file.Name.StartsWith('.') && file.LinkTarget is null)
        .Select(file => file.Name);

    private static string Stem(string name) => name.Split(':')[0];

    private static int HeaderLength(ReadOnlySpan<byte> beginning)
    {
        var end = beginning.IndexOf("\n\n"u8);
        var endWithReturns = beginning.IndexOf("\r\n\r\n"u8);
        return endWithReturns >= 0 && (end < 0 || endWithReturns < end) ? endWithReturns + 4 : end >= 0 ? end + 2 : beginning.Length;
    }

    private void Tell()
    {
        try
        {
            _news.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is known already.
        }
    }
}
