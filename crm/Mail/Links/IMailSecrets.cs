namespace WorkflowCrm.Crm.Mail.Links;

/// <summary>
/// Makes the secrets of a mail: what its links and its reply address carry. They are made again whenever the mail is sent, so
/// that a mail that is sent twice is the same mail, and are stored nowhere but as hashes.
/// </summary>
public interface IMailSecrets
{
    /// <summary>256 random bits, in hexadecimal, for one mail.</summary>
    string NewSalt();

    /// <summary>
    /// 256 bits that nobody can tell from random ones without the site's key: the same for the same salt and purpose, and
    /// unrelated for every other.
    /// </summary>
    byte[] Derive(string salt, string purpose);
}
