using System.Text;
using System.Text.RegularExpressions;
using WorkflowCrm.Crm.Mail.Replies;
using WorkflowCrm.Fuzz.Mutation;

namespace WorkflowCrm.Fuzz.Targets;

/// <summary>Reads texts of replies, and holds each decision to the grammar written down once more, in another way.</summary>
internal sealed partial class ReplyTarget : IFuzzTarget
{
    // A line of one character is an object as well.
    private const int AllocatedPerCharacter = 200;
    private const long AllocatedAnyway = 1024 * 1024;

    public string Name => "reply";

    public string Make(Random random) => ReplyMutation.Make(random);

    public Task ReadAsync(string input)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var own = NewText.Of(input);
        var reply = ReplyGrammar.Read(own);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (allocated > AllocatedAnyway + ((long)input.Length * AllocatedPerCharacter))
        {
            throw new FindingException($"Reading {input.Length} characters allocates {allocated}.");
        }

        // Nothing is made up: each line stands in the mail, unquoted.
        var lines = input.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).ToHashSet(StringComparer.Ordinal);
        if (own.Split('\n').Any(line => line.Length > 0 && (!lines.Contains(line) || line.StartsWith('>'))))
        {
            throw new FindingException("A line is not the sender's.");
        }

        if (NewText.Of(own) is var again && ReplyGrammar.Read(again).Intent != reply.Intent)
        {
            throw new FindingException($"Read again, it is {ReplyGrammar.Read(again).Intent} and not {reply.Intent}.");
        }

        Check(reply, own.Split('\n')[0]);
        return Task.CompletedTask;
    }

    private static void Check(Reply reply, string first)
    {
        // With the wider folding of Unicode, which takes neither halves of characters nor what is none.
        var folded = NoCharacter().Replace(first, "x").Normalize(NormalizationForm.FormKC);
        var isInGrammar = reply.Intent switch
        {
            ReplyIntent.Approve => Approval().IsMatch(folded),
            ReplyIntent.Reject or ReplyIntent.RejectWithoutReason => Rejection().IsMatch(folded),
            ReplyIntent.Return or ReplyIntent.ReturnWithoutReason => Returning().IsMatch(folded),
            _ => true,
        };
        if (!isInGrammar)
        {
            throw new FindingException($"{reply.Intent} is not in the grammar: {first}");
        }

        if (reply.Intent is not ReplyIntent.Comment && HiddenCharacter().IsMatch(first))
        {
            throw new FindingException($"{reply.Intent} in spite of a hidden character.");
        }

        if (reply.Intent is ReplyIntent.Reject or ReplyIntent.Return != reply.Words.Any(char.IsLetterOrDigit) && reply.Intent is not (ReplyIntent.Comment or ReplyIntent.Approve))
        {
            throw new FindingException($"{reply.Intent} with the reason '{reply.Words}'.");
        }
    }

    [GeneratedRegex(@"^(同意|批准|核准|approve|ok|yes)[。.!,~\s]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Approval();

    [GeneratedRegex(@"^((不同意|驳回|駁回|拒绝|拒絕|reject)($|[\s:,。.!~])|no($|\s*:|[。.!,~\s]+$))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Rejection();

    [GeneratedRegex(@"^(退回($|[\s:,。.!~])|return($|\s*:|[。.!,~\s]+$))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Returning();

    [GeneratedRegex(@"[\p{Cs}\ufffe\uffff]")]
    private static partial Regex NoCharacter();

    [GeneratedRegex(@"[\p{Cf}\p{Mn}\0\ufeff\u3164\ufffd]")]
    private static partial Regex HiddenCharacter();
}
