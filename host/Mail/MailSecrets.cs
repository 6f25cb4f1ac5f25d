using System.Security.Cryptography;
using System.Text;
using WorkflowCrm.Crm.Mail.Links;
using WorkflowCrm.Host.Settings;

namespace WorkflowCrm.Host.Mail;

/// <summary>
/// The secrets of mails from the site's own key, 256 random bits in <c>keys/mail.key</c> of the data directory, beside the keys of
/// the sessions: nodes that share that directory share it. A lost key makes the links and reply addresses of sent mails void,
/// and nothing else.
/// </summary>
internal sealed class MailSecrets(DataDirectory data) : IMailSecrets
{
    private const int Size = 32;

    private readonly Lazy<byte[]> _key = new(() => Key(Path.Combine(data.Folder("keys"), "mail.key")));

    public string NewSalt() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Size));

    public byte[] Derive(string salt, string purpose) => HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes($"{salt}\n{purpose}"));

    private static byte[] Key(string path)
    {
        if (!File.Exists(path))
            Create(path);
        var key = File.ReadAllBytes(path);
        return key.Length == Size ? key : throw new InvalidOperationException($"The file {path} is not the key that the program has written; put it back from the backup, or delete it: then the links in the mails that were sent are void.");
    }

    // Two nodes may start at once: the one that comes second takes the first one's key.
    private static void Create(string path)
    {
        var unfinished = $"{path}.{Path.GetRandomFileName()}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(unfinished, options))
        {
            file.Write(RandomNumberGenerator.GetBytes(Size));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(unfinished, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(unfinished);
        }
    }
}
