using WorkflowCrm.Crm.Mail.Incoming;
using WorkflowCrm.Crm.Mail.Replies;
using WorkflowCrm.Fuzz.Mutation;
using WorkflowCrm.Host.Mail.Mime;

namespace WorkflowCrm.Fuzz.Targets;

/// <summary>Reads mutated mails as the host does, and holds what it gets to the limits.</summary>
internal sealed class MimeTarget : IFuzzTarget
{
    // All that is allocated on the way, most of which does not live long; the reader holds a few times the mail's size at once.
    private const int AllocatedPerByte = 60;
    private const long AllocatedAnyway = 2 * 1024 * 1024;

    private static readonly MimeLimits s_limits = new() { MailSize = 200_000, AttachmentSize = 50_000, HeaderSize = 32 * 1024, TextLength = 50_000 };

    private readonly string[] _samples = SampleMails.Read();

    public string Name => "mime";

    public string Make(Random random) => MailMutation.Mutate(_samples[random.Next(_samples.Length)], _samples[random.Next(_samples.Length)], random);

    public Task ReadAsync(string input)
    {
        var raw = Bytes(input);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var mail = MimeReader.Read(raw, s_limits);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Expect(allocated <= AllocatedAnyway + ((long)raw.Length * AllocatedPerByte), $"Reading {raw.Length} bytes allocates {allocated}.");
        Expect(mail.Size == raw.Length, "The size is another one.");
        Expect(mail.From is null || (mail.From.IndexOf('@', StringComparison.Ordinal) > 0 && !mail.From.Any(char.IsWhiteSpace)), "The sender is no address.");
        Expect(mail.From is not null || mail.Faults.Contains(IncomingFault.DoubtfulHeader), "There is no sender, and nothing doubtful.");
        Expect(mail.Text.Length <= s_limits.TextLength && IsClean(mail.Text, isLine: false), "The text is too long, or has characters that a database refuses.");
        Expect(IsClean(mail.Subject, isLine: true) && IsClean(mail.FromName, isLine: true), "The header brings control characters.");
        Expect(mail.Attachments.Count <= s_limits.Attachments, "There are too many attachments.");
        foreach (var attachment in mail.Attachments)
        {
            Expect(attachment.Content.Length <= s_limits.AttachmentSize, "An attachment is too large.");
            Expect(attachment.Name.Length is > 0 and <= FileNames.Longest && attachment.Name.IndexOfAny(['/', '\\', ':', '\u202e']) < 0 && IsClean(attachment.Name, isLine: true), "A file's name is not safe.");
        }

        Expect(new AttachmentRules().Judge(mail.Attachments).Count == mail.Attachments.Count, "A file has no verdict.");
        Expect(!mail.Faults.Contains(IncomingFault.TooLarge) || (mail.Text.Length == 0 && mail.Attachments.Count == 0), "A mail that is too large was read.");
        var proof = MailAuthentication.Check(mail.AuthenticationResults, "mx.crm.example", mail.From);
        Expect(proof != SenderProof.Passed || mail.AuthenticationResults.Any(field => field.Contains("pass", StringComparison.OrdinalIgnoreCase)), "Nobody says pass.");
        _ = ReplyGrammar.Read(NewText.Of(mail.Text));
        return Task.CompletedTask;
    }

    private static byte[] Bytes(string input)
    {
        var bytes = new List<byte>(input.Length);
        var buffer = new byte[4];
        foreach (var rune in input.EnumerateRunes())
        {
            if (rune.Value < 256)
            {
                bytes.Add((byte)rune.Value);
            }
            else
            {
                bytes.AddRange(buffer.AsSpan(0, rune.EncodeToUtf8(buffer)));
            }
        }

        return [.. bytes];
    }

    // A text that can be stored and shown: no halves of characters, no NUL, no controls.
    private static bool IsClean(string text, bool isLine)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]) || (char.IsControl(text[i]) && (isLine || text[i] is not ('\n' or '\t'))))
            {
                return false;
            }
        }

        return true;
    }

    private static void Expect(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new FindingException(otherwise);
        }
    }
}
