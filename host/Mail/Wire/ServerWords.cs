using System.Text;
using WorkflowCrm.Host.Settings;

namespace WorkflowCrm.Host.Mail.Wire;

/// <summary>What a server said, in a form that may be stored, logged and shown.</summary>
internal static class ServerWords
{
    private const int Longest = 500;

    /// <summary>One line without control characters, at most 500 characters long, and without anything of the sign-in that the server may have repeated.</summary>
    public static string Of(string text, MailAccount? account = null)
    {
        var line = string.Join(' ', string.Concat(text.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));
        foreach (var secret in account is null ? [] : Secrets(account))
            line = line.Replace(secret, "***", StringComparison.Ordinal);
        return line.Length <= Longest ? line : line[..Longest] + "…";
    }

    private static IEnumerable<string> Secrets(MailAccount account) => new[]
    {
        Base64($"\0{account.UserName}\0{account.Password}"), Base64(account.Password), account.Password, Imap.ImapConnection.Quoted(account.Password)[1..^1],
    }.Where(secret => secret.Length > 2);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
