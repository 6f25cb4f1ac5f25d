using System.Security.Cryptography;
using WorkflowCrm.Crm.Mail.Incoming;

namespace WorkflowCrm.Crm.Tests.Fakes;

public sealed class MemoryFiles : IAttachmentFiles
{
    private readonly Dictionary<string, byte[]> _contents = [];

    public Task<string> KeepAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        _contents[hash] = content.ToArray();
        return Task.FromResult(hash);
    }

    public Stream? Open(string contentHash) => _contents.TryGetValue(contentHash, out var content) ? new MemoryStream(content) : null;
}
