using System.Globalization;
using System.Runtime.CompilerServices;
using WorkflowCrm.Host.Mail.Incoming;
using WorkflowCrm.Host.Settings;

namespace WorkflowCrm.Host.Mail.Imap;

/// <summary>The folder of a mailbox while it is open.</summary>
internal sealed class ImapSession(ImapConnection connection, ImapSettings settings) : IMailSession
{
    private const int Window = 100;
    private const int HeaderSize = 64 * 1024;

    // Routers on the way forget connections that are silent for longer, and servers end them after half an hour.
    private static readonly TimeSpan s_longestIdle = TimeSpan.FromMinutes(9);

    private readonly Dictionary<string, long> _sizes = [];
    private readonly List<string> _taken = [];
    private readonly List<string> _setAside = [];

    public async IAsyncEnumerable<WaitingMail> PassAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        connection.HasNews = false;
        // By place, not by UID: what was settled leaves the folder and the rest moves up, so the list of all is never asked for.
        for (var first = 1; first <= connection.Exists;)
        {
            var window = await ListAsync(first, Math.Min(first + Window - 1, connection.Exists), cancellationToken);
            try
            {
                foreach (var mail in window.Where(item => item.Uid is not null && !item.HasFlag("\\Deleted")))
                {
                    var uid = mail.Uid!.Value.ToString(CultureInfo.InvariantCulture);
                    _sizes.Clear();
                    _sizes[uid] = mail.Size;
                    yield return new WaitingMail(string.Create(CultureInfo.InvariantCulture, $"{connection.UidValidity}/{uid}"), uid);
                }
            }
            finally
            {
                // Also when the program is told to stop: what was taken should not come again.
                first += Window - await MoveAsync();
            }
        }
    }

    public async Task<RawMail?> ReadAsync(WaitingMail mail, int largest, CancellationToken cancellationToken)
    {
        var size = _sizes.GetValueOrDefault(mail.Handle);
        if (size <= largest)
        {
            // Not every server reckons sizes well: one byte more than allowed is asked for, to see whether there is more.
            var whole = await FetchAsync(mail, string.Create(CultureInfo.InvariantCulture, $"BODY.PEEK[]<0.{largest + 1L}>"), cancellationToken);
            if (whole is null || whole.Length <= largest)
                return whole is null ? null : new RawMail(whole, whole.Length);
            size = whole.Length;
        }

        var header = await FetchAsync(mail, string.Create(CultureInfo.InvariantCulture, $"BODY.PEEK[HEADER]<0.{HeaderSize}>"), cancellationToken);
        return header is null ? null : new RawMail(header, Math.Max(size, header.Length + 1L));
    }

    /// <summary>The mails of a window are moved together: servers write to their disks at each command.</summary>
    public Task SettleAsync(WaitingMail mail, bool isTaken, CancellationToken cancellationToken)
    {
        (isTaken ? _taken : _setAside).Add(mail.Handle);
        return Task.CompletedTask;
    }

    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        if (connection.HasNews)
            return;
        if (connection.Capabilities.Contains("IDLE"))
        {
            await connection.IdleAsync(atMost < s_longestIdle ? atMost : s_longestIdle, cancellationToken);
            return;
        }

        await Task.Delay(atMost < settings.Poll ? atMost : settings.Poll, cancellationToken);
        await connection.CommandAsync("NOOP", cancellationToken);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task<int> MoveAsync()
    {
        var count = _taken.Count + _setAside.Count;
        if (count == 0 || !connection.IsReady)
            return 0;
        if (_taken.Count > 0)
        {
            await connection.CommandAsync($"UID STORE {string.Join(',', _taken)} +FLAGS.SILENT (\\Seen)", CancellationToken.None);
            await MoveAsync(_taken, settings.Processed);
        }

        if (_setAside.Count > 0)
            await MoveAsync(_setAside, settings.SetAside);
        return count;
    }

    private async Task MoveAsync(List<string> uids, string folder)
    {
        var set = string.Join(',', uids);
        if (connection.Capabilities.Contains("MOVE"))
        {
            await connection.CommandAsync($"UID MOVE {set} {ImapConnection.Folder(folder)}", CancellationToken.None);
        }
        else
        {
            await connection.CommandAsync($"UID COPY {set} {ImapConnection.Folder(folder)}", CancellationToken.None);
            await connection.CommandAsync($"UID STORE {set} +FLAGS.SILENT (\\Deleted)", CancellationToken.None);
            // Without UIDPLUS all that is marked as deleted goes, also what a person has marked: it was his wish.
            await connection.CommandAsync(connection.Capabilities.Contains("UIDPLUS") ? $"UID EXPUNGE {set}" : "EXPUNGE", CancellationToken.None);
        }

        uids.Clear();
    }

    private async Task<List<FetchItems>> ListAsync(int first, int last, CancellationToken cancellationToken)
    {
        var window = new List<FetchItems>();
        await connection.CommandAsync(
            string.Create(CultureInfo.InvariantCulture, $"FETCH {first}:{last} (UID RFC822.SIZE FLAGS)"),
            cancellationToken,
            response =>
            {
                if (response.Numbered is (_, "FETCH"))
                    window.Add(new FetchItems(response));
            });
        return window;
    }

    private async Task<byte[]?> FetchAsync(WaitingMail mail, string what, CancellationToken cancellationToken)
    {
        byte[]? body = null;
        await connection.CommandAsync(
            $"UID FETCH {mail.Handle} ({what})",
            cancellationToken,
            response =>
            {
                // The server may also tell of other messages' flags meanwhile.
                if (response.Numbered is (_, "FETCH") && new FetchItems(response) is { } items && items.Uid?.ToString(CultureInfo.InvariantCulture) == mail.Handle)
                    body = items.Body ?? body;
            });
        return body;
    }
}
