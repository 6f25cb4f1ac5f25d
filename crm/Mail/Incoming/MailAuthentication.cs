using System.Text;

namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>
/// Whether the receiving server vouches for a mail's sender: by DMARC, in a field <c>Authentication-Results</c> (RFC 8601) of its own.
/// </summary>
/// <remarks>
/// Anybody can write such a field into a mail, also with the server's name. What is relied upon: the server puts its own above all
/// others, and takes out those with its name that came with the mail, as RFC 8601 (section 5) demands of it. Beyond that, only
/// the topmost of the fields with its name that speaks of DMARC counts, so that a forged one below a real one is never heard.
/// </remarks>
public static class MailAuthentication
{
    /// <param name="fields">The values of all fields <c>Authentication-Results</c>, from the top.</param>
    /// <param name="serverId">The <c>authserv-id</c> of the receiving server, as the site has configured it.</param>
    /// <param name="from">The one address in <c>From</c>; null when there is none.</param>
    public static SenderProof Check(IReadOnlyList<string> fields, string serverId, string? from)
    {
        if (from is null || Domain(from) is not { Length: > 0 } domain)
            return SenderProof.NoSender;
        // Other servers on the way may have put theirs above and below; those of this one stand together.
        var own = fields
            .Select(AuthenticationField.Parse)
            .SkipWhile(field => !IsOf(field, serverId))
            .TakeWhile(field => IsOf(field, serverId))
            .ToList();
        if (own.Count == 0)
            return SenderProof.NoResult;
        foreach (var field in own)
        {
            if (!field!.IsReadable)
                return SenderProof.Unreadable;
            var results = field.Results.Where(result => result.Method == "dmarc").ToList();
            if (results.Count > 0)
                return results.Select(result => Judge(result, domain)).Max();
        }
        return SenderProof.NoResult;
    }

    private static bool IsOf(AuthenticationField? field, string serverId) => field is not null && field.ServerId.Equals(serverId.Trim(), StringComparison.OrdinalIgnoreCase);

    private static SenderProof Judge(AuthenticationResult result, string domain)
    {
        if (result.Value != "pass")
            return SenderProof.Failed;
        var named = result.Properties.Where(property => property.Key == "header.from").Select(property => Domain(property.Value)).ToList();
        return named.Count > 0 && named.TrueForAll(one => Ascii.EqualsIgnoreCase(one, domain)) ? SenderProof.Passed : SenderProof.OtherDomain;
    }

    private static string Domain(string address) => address[(address.LastIndexOf('@') + 1)..].TrimEnd('.');
}
