using System.Text.Json;
using WorkflowCrm.Storage.Settings;

namespace WorkflowCrm.Host.Mail.Incoming;

/// <summary>
/// Counts how often a mail was tried in vain, in the database: every node knows it, and while the database is away nothing is counted. A mail
/// that takes the whole program down counts too: whoever finds that it went down while it worked notes each mail before it tries it.
/// </summary>
internal sealed class MailTries(string source, IServiceScopeFactory scopes, TimeProvider time)
{
    private const int MostRemembered = 1_000;

    private static readonly TimeSpan[] s_pauses =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1)];

    private readonly string _setting = "mail.tries." + source;
    private Book _book = new(false, null, new Dictionary<string, Tries>());
    private bool _isCareful;

    /// <summary>After so many a mail is set aside.</summary>
    public const int Most = 5;

    /// <summary>How long until a mail that failed is due again; null when none is.</summary>
    public TimeSpan? NextDue
    {
        get
        {
            var waits = _book.Failed.Values.Select(t => t.NotBefore - time.GetUtcNow()).Where(w => w > TimeSpan.Zero).ToList();
            return waits.Count == 0 ? null : waits.Min();
        }
    }

    /// <summary>Reads what was counted; the mail that was in hand when the program ended unasked has failed.</summary>
    public async Task RecallAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var json = await scope.ServiceProvider.GetRequiredService<SettingStore>().GetAsync(_setting, cancellationToken);
        _book = json is null ? _book : JsonSerializer.Deserialize<Book>(json, JsonSerializerOptions.Web)!;
        _isCareful = _book.IsAtWork;
        if (_book.InHand is { } unfinished)
            await FailAsync(unfinished, cancellationToken);
    }

    public int CountOf(string key) => _book.Failed.TryGetValue(key, out var tries) ? tries.Count : 0;

    public bool IsDue(string key) => !_book.Failed.TryGetValue(key, out var tries) || tries.NotBefore <= time.GetUtcNow();

    /// <summary>The mail is tried now.</summary>
    public async Task BeginAsync(string key, CancellationToken cancellationToken)
    {
        // One that was tried in vain before is noted always: it may be the one that takes the program down.
        var isNoted = _isCareful || CountOf(key) > 0;
        if (isNoted || !_book.IsAtWork)
            await WriteAsync(_book with { IsAtWork = true, InHand = isNoted ? key : null }, cancellationToken);
    }

    /// <summary>The mail could not be taken.</summary>
    /// <returns>How often that was so.</returns>
    public async Task<int> FailAsync(string key, CancellationToken cancellationToken)
    {
        var count = CountOf(key) + 1;
        var failed = new Dictionary<string, Tries>(_book.Failed)
        {
            [key] = new(count, time.GetUtcNow() + s_pauses[Math.Min(count, s_pauses.Length) - 1]),
        };
        foreach (var old in failed.OrderByDescending(f => f.Value.NotBefore).Skip(MostRemembered).Select(f => f.Key).ToList())
            failed.Remove(old);
        await WriteAsync(_book with { InHand = null, Failed = failed }, cancellationToken);
        return count;
    }

    /// <summary>The mail was settled.</summary>
    public async Task EndAsync(string key, CancellationToken cancellationToken)
    {
        var failed = new Dictionary<string, Tries>(_book.Failed);
        if (failed.Remove(key))
            await WriteAsync(_book with { InHand = null, Failed = failed }, cancellationToken);
    }

    /// <summary>Nothing is tried for the moment.</summary>
    public async Task RestAsync(CancellationToken cancellationToken)
    {
        if (_book.IsAtWork)
            await WriteAsync(_book with { IsAtWork = false, InHand = null }, cancellationToken);
        _isCareful = false;
    }

    private async Task WriteAsync(Book book, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SettingStore>()
            .SetAsync(_setting, JsonSerializer.Serialize(book, JsonSerializerOptions.Web), cancellationToken);
        _book = book;
    }

    private sealed record Book(bool IsAtWork, string? InHand, IReadOnlyDictionary<string, Tries> Failed);

    private sealed record Tries(int Count, DateTimeOffset NotBefore);
}
