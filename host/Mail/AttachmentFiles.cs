using System.Security.Cryptography;
using WorkflowCrm.Crm.Mail.Incoming;
using WorkflowCrm.Host.Settings;

namespace WorkflowCrm.Host.Mail;

/// <summary>Attachments as files named by their hash in <c>attachments/</c> of the data directory, which no page is served from.</summary>
internal sealed class AttachmentFiles(DataDirectory data) : IAttachmentFiles
{
    public async Task<string> KeepAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        var path = PathOf(hash);
        if (File.Exists(path))
            return hash;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = $"{path}.{Path.GetRandomFileName()}.tmp";
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
            {
                await file.WriteAsync(content, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }

        return hash;
    }

    public Stream? Open(string contentHash)
    {
        var path = PathOf(contentHash);
        return File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read) : null;
    }

    private string PathOf(string hash)
    {
        if (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower))
            throw new ArgumentException("Not the hash of a content.", nameof(hash));
        return Path.Combine(data.Folder("attachments"), hash[..2], hash);
    }
}
