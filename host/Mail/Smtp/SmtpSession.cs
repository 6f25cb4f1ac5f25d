using System.Globalization;
using System.Text;
using WorkflowCrm.Host.Mail.Wire;
using WorkflowCrm.Host.Settings;

namespace WorkflowCrm.Host.Mail.Smtp;

/// <summary>One connection to an SMTP server (RFC 5321), signed in and ready for mails, one after the other.</summary>
internal sealed class SmtpSession : IAsyncDisposable
{
    private const int LongestLine = 2_000;
    private const int MostLines = 100;
    private const int BlockSize = 16 * 1024;

    // How the server answers a mail may take longer than anything else: it delivers or scans meanwhile.
    private const int FinalPatience = 3;

    // These speak of the sign-in, not of the mail: 530 it is missing, 534 and 538 too weak, 535 refused.
    private static readonly int[] s_signInCodes = [454, 530, 534, 535, 538];

    private readonly SmtpSettings _settings;
    private readonly WireConnection _wire;
    private IReadOnlyList<string> _offers = [];

    private SmtpSession(SmtpSettings settings, WireConnection wire) => (_settings, _wire) = (settings, wire);

    /// <summary>How many mails went through it.</summary>
    public int Mails { get; private set; }

    /// <summary>Whether another mail can follow, after <see cref="ResetAsync"/>.</summary>
    public bool IsUsable { get; private set; } = true;

    /// <summary>Connects, turns to TLS and signs in, as the settings have it.</summary>
    /// <exception cref="MailDeliveryException">That is not possible now.</exception>
    public static async Task<SmtpSession> OpenAsync(SmtpSettings settings, CancellationToken cancellationToken)
    {
        SmtpSession? session = null;
        try
        {
            session = new SmtpSession(settings, await WireConnection.OpenAsync(settings.Server, cancellationToken));
            await session.BeginAsync(cancellationToken);
            return session;
        }
        catch (Exception e)
        {
            if (session is not null)
                await session.DisposeAsync();
            throw e is WireException ? new MailDeliveryException(ServerWords.Of(e.Message, settings.Account), MailFailure.Server, e) : e;
        }
    }

    /// <summary>Hands a mail over. When this returns the server is answerable for it.</summary>
    /// <exception cref="MailDeliveryException">The server has not taken it, or has not said so: then it may have it all the same.</exception>
    public async Task SendAsync(SmtpEnvelope envelope, ReadOnlyMemory<byte> mail, CancellationToken cancellationToken)
    {
        RefuseTooLarge(mail.Length);
        var data = DotStuffing.Stuff(mail.Span);
        IsUsable = false; // until the last answer is known
        try
        {
            var size = Offer("SIZE") is null ? "" : string.Create(CultureInfo.InvariantCulture, $" SIZE={mail.Length}");
            await DemandAsync($"MAIL FROM:<{envelope.Sender}>{size}", cancellationToken);
            await DemandAsync($"RCPT TO:<{envelope.Recipient}>", cancellationToken);
            var go = await AskAsync("DATA", cancellationToken);
            if (go.Code != 354)
                throw Refused(go);
            for (var from = 0; from < data.Length; from += BlockSize)
                await _wire.WriteAsync(data.AsMemory(from, Math.Min(BlockSize, data.Length - from)), cancellationToken);
            var taken = await ReadAsync(_settings.Server.Timeout * FinalPatience, cancellationToken);
            if (!taken.IsDone)
                throw Refused(taken);
            (Mails, IsUsable) = (Mails + 1, true);
        }
        catch (WireException e)
        {
            throw new MailDeliveryException(Words(e.Message), MailFailure.Server, e);
        }
    }

    /// <summary>Makes the session ready for another mail; false when it is no longer good for one.</summary>
    public async Task<bool> ResetAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await AskAsync("RSET", cancellationToken)).IsDone;
        }
        catch (Exception e) when (e is WireException or MailDeliveryException)
        {
            return false;
        }
    }

    /// <summary>Says good-bye when the server still listens.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (IsUsable)
                await _wire.WriteLineAsync("QUIT", CancellationToken.None);
        }
        catch (WireException)
        {
            // It has hung up first.
        }

        await _wire.DisposeAsync();
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        var greeting = await ReadAsync(_settings.Server.Timeout, cancellationToken);
        if (greeting.Code != 220)
            throw NoService(greeting);
        await HelloAsync(cancellationToken);
        if (_settings.Server.Security == MailSecurity.StartTls)
        {
            if (Offer("STARTTLS") is null)
                throw new MailDeliveryException("The mail server offers no STARTTLS, and the settings do not allow to go on without it.", MailFailure.Server);
            var ready = await AskAsync("STARTTLS", cancellationToken);
            if (ready.Code != 220)
                throw NoService(ready);
            await _wire.SecureAsync(cancellationToken);
            await HelloAsync(cancellationToken); // nothing that was said in the open counts
        }

        if (_settings.Account is { } account)
            await SignInAsync(account, cancellationToken);
    }

    private async Task HelloAsync(CancellationToken cancellationToken)
    {
        var reply = await AskAsync("EHLO " + _settings.HelloName, cancellationToken);
        _offers = reply.IsDone ? [.. reply.Lines.Skip(1)] : [];
        if (!reply.IsDone)
            reply = await AskAsync("HELO " + _settings.HelloName, cancellationToken);
        if (!reply.IsDone)
            throw NoService(reply);
    }

    private async Task SignInAsync(MailAccount account, CancellationToken cancellationToken)
    {
        if (!_wire.IsSecure)
            throw new MailDeliveryException("A password is not sent without TLS.", MailFailure.Server);
        var ways = (Offer("AUTH") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        SmtpReply reply;
        if (ways.Contains("PLAIN", StringComparer.OrdinalIgnoreCase))
        {
            reply = await AskAsync("AUTH PLAIN " + Base64($"\0{account.UserName}\0{account.Password}"), cancellationToken);
        }
        else if (ways.Contains("LOGIN", StringComparer.OrdinalIgnoreCase))
        {
            reply = await AskAsync("AUTH LOGIN", cancellationToken);
            foreach (var part in (string[])[account.UserName, account.Password])
                reply = reply.Code == 334 ? await AskAsync(Base64(part), cancellationToken) : reply;
        }
        else
        {
            throw new MailDeliveryException("The mail server offers neither AUTH PLAIN nor AUTH LOGIN.", MailFailure.Server);
        }

        if (reply.Code != 235)
            throw new MailDeliveryException(Words($"The mail server refuses the sign-in of {account.UserName}: {reply}"), MailFailure.Server);
    }

    private void RefuseTooLarge(int length)
    {
        var words = Offer("SIZE");
        if (long.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most > 0 && length > most)
        {
            throw new MailDeliveryException(
                string.Create(CultureInfo.InvariantCulture, $"The mail has {length} bytes, and the mail server takes no more than {most}."), MailFailure.Permanent);
        }
    }

    private async Task DemandAsync(string command, CancellationToken cancellationToken)
    {
        var reply = await AskAsync(command, cancellationToken);
        if (!reply.IsDone)
            throw Refused(reply);
    }

    private async Task<SmtpReply> AskAsync(string command, CancellationToken cancellationToken)
    {
        await _wire.WriteLineAsync(command, cancellationToken);
        return await ReadAsync(_settings.Server.Timeout, cancellationToken);
    }

    private async Task<SmtpReply> ReadAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        while (lines.Count < MostLines)
        {
            var line = await _wire.ReadLineAsync(LongestLine, patience, cancellationToken);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code) || code is < 200 or > 599)
                throw new WireException("The mail server does not answer as SMTP has it: " + line);
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] == ' ')
                return new SmtpReply(code, lines);
        }

        throw new WireException($"The mail server's answer has more than {MostLines} lines.");
    }

    /// <summary>What stands behind the name of an extension; null when the server does not offer it.</summary>
    private string? Offer(string name) => _offers
        .Where(offer => offer.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (offer.Length == name.Length || offer[name.Length] is ' ' or '='))
        .Select(offer => offer[name.Length..].TrimStart(' ', '='))
        .FirstOrDefault();

    private MailDeliveryException Refused(SmtpReply reply)
    {
        // 421 is a good-bye; after any other refusal the next mail may still go through here.
        IsUsable = reply.Code != 421;
        var failure = reply.Code == 421 || s_signInCodes.Contains(reply.Code) ? MailFailure.Server
            : reply.Code >= 500 ? MailFailure.Permanent
            : MailFailure.Temporary;
        return new MailDeliveryException(Words(reply.ToString()), failure);
    }

    private MailDeliveryException NoService(SmtpReply reply) => new(Words($"The mail server gives no service: {reply}"), MailFailure.Server);

    private string Words(string text) => ServerWords.Of(text, _settings.Account);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
