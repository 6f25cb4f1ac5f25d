namespace WorkflowCrm.Host.Mail.Smtp;

/// <summary>A server's answer to one command.</summary>
/// <param name="Code">Three digits: 2xx done, 3xx go on, 4xx not now, 5xx never.</param>
/// <param name="Lines">Its words, at least one line.</param>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    public bool IsDone => Code / 100 == 2;

    public override string ToString() => $"{Code} {string.Join(' ', Lines)}";
}
