using System.Globalization;
using System.Text;
using WorkflowCrm.Host.Mail.Wire;
using WorkflowCrm.Host.Settings;

namespace WorkflowCrm.Host.Mail.Imap;

/// <summary>Commands and responses of IMAP4rev1 (RFC 3501) over one connection. What the server says unasked is noted whenever it comes.</summary>
internal sealed class ImapConnection : IAsyncDisposable
{
    private const int LongestLine = 64 * 1024;
    private const int MostLiterals = 100;

    private readonly MailServer _server;
    private readonly MailAccount _account;
    private readonly int _longestLiteral;
    private readonly WireConnection _wire;
    private int _commands;

    private ImapConnection(ImapSettings settings, int longestLiteral, WireConnection wire) =>
        (_server, _account, _longestLiteral, _wire) = (settings.Server, settings.Account, longestLiteral, wire);

    /// <summary>Whether it waits for a command; false for good when one was broken off, as nobody knows then which answer comes next.</summary>
    public bool IsReady { get; private set; }

    /// <summary>How many messages the selected folder holds.</summary>
    public int Exists { get; private set; }

    /// <summary>Whether more messages have come since this was last set to false.</summary>
    public bool HasNews { get; set; }

    /// <summary>Under which its UIDs are valid; 0 before a folder is selected.</summary>
    public uint UidValidity { get; private set; }

    public IReadOnlySet<string> Capabilities { get; private set; } = new HashSet<string>();

    /// <summary>Connects, turns to TLS and signs in, as the settings have it.</summary>
    /// <param name="longestLiteral">Bytes that a message may have at most.</param>
    /// <exception cref="WireException">That is not possible now.</exception>
    public static async Task<ImapConnection> OpenAsync(ImapSettings settings, int longestLiteral, CancellationToken cancellationToken)
    {
        var connection = new ImapConnection(settings, longestLiteral, await WireConnection.OpenAsync(settings.Server, cancellationToken));
        try
        {
            await connection.BeginAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Selects a folder, to change what is in it.</summary>
    public async Task SelectAsync(string folder, CancellationToken cancellationToken)
    {
        (Exists, UidValidity) = (0, 0);
        var answer = await CommandAsync("SELECT " + Folder(folder), cancellationToken);
        if (answer.Code.Equals("READ-ONLY", StringComparison.OrdinalIgnoreCase))
            throw new WireException($"The folder {folder} may only be read, so its mails cannot be moved away.");
    }

    /// <summary>Sends a command and reads up to its end.</summary>
    /// <param name="each">Gets the untagged responses that have come meanwhile.</param>
    /// <exception cref="WireException">The server refuses it.</exception>
    public async Task<ImapResponse> CommandAsync(string command, CancellationToken cancellationToken, Action<ImapResponse>? each = null)
    {
        var answer = await TryAsync(command, cancellationToken, each);
        return answer.Word == "OK" ? answer : throw Refused(command, answer);
    }

    /// <summary>As above; the caller looks himself whether the server refuses it.</summary>
    public async Task<ImapResponse> TryAsync(string command, CancellationToken cancellationToken, Action<ImapResponse>? each = null)
    {
        var tag = await SendAsync(command, cancellationToken);
        return await ReadToAsync(tag, each, cancellationToken);
    }

    /// <summary>Lets the server tell of what comes, until something has come or the time is over.</summary>
    public async Task IdleAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        var tag = await SendAsync("IDLE", cancellationToken);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        over.CancelAfter(atMost);
        Task? until = null;
        ImapResponse? early = null;
        while (!HasNews && early is null)
        {
            // The read is never broken off, lest half a response be lost: it goes on while DONE is on its way.
            var read = ReadAsync(Timeout.InfiniteTimeSpan, cancellationToken);
            until ??= Task.Delay(Timeout.InfiniteTimeSpan, over.Token);
            if (await Task.WhenAny(read, until) != read)
            {
                await _wire.WriteLineAsync("DONE", cancellationToken);
                await EndIdleAsync(tag, read, cancellationToken);
                return;
            }

            var response = await read;
            early = response.Tag == tag ? response : null;
        }

        if (early is not null)
            throw Refused("IDLE", early); // also an OK that nobody has asked for yet
        await _wire.WriteLineAsync("DONE", cancellationToken);
        await ReadToAsync(tag, null, cancellationToken);
    }

    /// <summary>Says good-bye when the server still listens.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (IsReady)
                await SendAsync("LOGOUT", CancellationToken.None);
        }
        catch (WireException)
        {
            // It has hung up first.
        }

        await _wire.DisposeAsync();
    }

    /// <summary>A folder's name as a command takes it.</summary>
    public static string Folder(string name) => Quoted(FolderName.Encode(name));

    /// <summary>A text as a command takes it.</summary>
    public static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        var greeting = await ReadAsync(_server.Timeout, cancellationToken);
        if (greeting is not { Tag: "*", Word: "OK" })
            throw Refused("the connection", greeting);
        await AskCapabilitiesAsync(cancellationToken);
        if (_server.Security == MailSecurity.StartTls)
        {
            if (!Capabilities.Contains("STARTTLS"))
                throw new WireException("The mail server offers no STARTTLS, and the settings do not allow to go on without it.");
            await CommandAsync("STARTTLS", cancellationToken);
            await _wire.SecureAsync(cancellationToken);
            await AskCapabilitiesAsync(cancellationToken); // nothing that was said in the open counts
        }

        await SignInAsync(cancellationToken);
        await AskCapabilitiesAsync(cancellationToken);
        // Some large providers let nobody read who does not say what he is.
        if (Capabilities.Contains("ID"))
            await CommandAsync("ID (\"name\" \"WorkflowCrm\")", cancellationToken);
    }

    private Task<ImapResponse> AskCapabilitiesAsync(CancellationToken cancellationToken) => CommandAsync(
        "CAPABILITY",
        cancellationToken,
        response =>
        {
            if (response.Word == "CAPABILITY")
                Capabilities = response.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).ToHashSet(StringComparer.OrdinalIgnoreCase);
        });

    private async Task SignInAsync(CancellationToken cancellationToken)
    {
        if (!_wire.IsSecure)
            throw new WireException("A password is not sent without TLS.");
        ImapResponse answer;
        if (Capabilities.Contains("AUTH=PLAIN"))
        {
            var tag = await SendAsync("AUTHENTICATE PLAIN", cancellationToken);
            answer = await ReadAsync(_server.Timeout, cancellationToken);
            while (answer.Tag == "*")
                answer = await ReadAsync(_server.Timeout, cancellationToken);
            if (answer.Tag == "+")
            {
                await _wire.WriteLineAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{_account.UserName}\0{_account.Password}")), cancellationToken);
                answer = await ReadToAsync(tag, null, cancellationToken);
            }
        }
        else if (!Capabilities.Contains("LOGINDISABLED") && (_account.UserName + _account.Password).All(char.IsAscii))
        {
            answer = await TryAsync($"LOGIN {Quoted(_account.UserName)} {Quoted(_account.Password)}", cancellationToken);
        }
        else
        {
            throw new WireException("The mail server offers no way to sign in that this program knows for this account.");
        }

        if (answer.Word != "OK")
            throw Refused($"the sign-in of {_account.UserName}", answer);
    }

    private async Task<string> SendAsync(string command, CancellationToken cancellationToken)
    {
        IsReady = false;
        var tag = string.Create(CultureInfo.InvariantCulture, $"w{++_commands}");
        await _wire.WriteLineAsync($"{tag} {command}", cancellationToken);
        return tag;
    }

    private async Task EndIdleAsync(string tag, Task<ImapResponse> read, CancellationToken cancellationToken)
    {
        if (await Task.WhenAny(read, Task.Delay(_server.Timeout, cancellationToken)) != read)
            throw new WireException("The mail server does not end IDLE when it is told to.");
        var response = await read;
        if (response.Tag != tag)
            response = await ReadToAsync(tag, null, cancellationToken);
        if (response.Word != "OK")
            throw Refused("IDLE", response);
        IsReady = true;
    }

    private async Task<ImapResponse> ReadToAsync(string tag, Action<ImapResponse>? each, CancellationToken cancellationToken)
    {
        while (true)
        {
            var response = await ReadAsync(_server.Timeout, cancellationToken);
            if (response.Tag == tag)
            {
                IsReady = true;
                return response;
            }

            if (response.Tag == "*")
                each?.Invoke(response);
        }
    }

    private async Task<ImapResponse> ReadAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var literals = new List<byte[]>();
        while (true)
        {
            var line = await _wire.ReadLineAsync(LongestLine, patience, cancellationToken);
            line = line.Replace(ImapResponse.LiteralMark, ' ');
            if (LiteralLength(line) is not { } length)
            {
                text.Append(line);
                break;
            }

            if (length > _longestLiteral || literals.Count == MostLiterals || text.Length > LongestLine)
                throw new WireException(string.Create(CultureInfo.InvariantCulture, $"The mail server sends more at once than is read ({length} bytes)."));
            text.Append(line, 0, line.LastIndexOf('{')).Append(ImapResponse.LiteralMark);
            literals.Add(await _wire.ReadAsync((int)length, _server.Timeout, cancellationToken));
        }

        var whole = text.ToString();
        var space = whole.IndexOf(' ', StringComparison.Ordinal);
        var response = space < 0 ? new ImapResponse(whole, "", literals) : new ImapResponse(whole[..space], whole[(space + 1)..], literals);
        Note(response);
        return response;
    }

    private static long? LiteralLength(string line)
    {
        var from = line.EndsWith('}') ? line.LastIndexOf('{') : -1;
        return from >= 0 && long.TryParse(line.AsSpan(from + 1, line.Length - from - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;
    }

    private void Note(ImapResponse response)
    {
        if (response.Tag != "*")
            return;
        if (response.Word == "BYE")
            throw new WireException(ServerWords.Of("The mail server ends the connection: " + response.Text, _account));

        if (response.Numbered is (var number, "EXISTS"))
        {
            HasNews |= number > Exists;
            Exists = number;
        }
        else if (response.Numbered is (_, "EXPUNGE"))
        {
            Exists = Math.Max(0, Exists - 1);
        }
        else if (response.Code.StartsWith("UIDVALIDITY ", StringComparison.OrdinalIgnoreCase) && uint.TryParse(response.Code.AsSpan(12), out var validity))
        {
            if (UidValidity != 0 && UidValidity != validity)
                throw new WireException("The mail server has numbered the mails anew; the folder is opened again.");
            UidValidity = validity;
        }
    }

    private WireException Refused(string what, ImapResponse answer)
    {
        var command = what.Split(' ') is ["LOGIN", ..] ? "LOGIN" : what;
        return new WireException(ServerWords.Of($"The mail server refuses {command}: {answer.Text}", _account));
    }
}
