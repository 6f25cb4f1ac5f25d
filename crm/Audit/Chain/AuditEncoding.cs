using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace WorkflowCrm.Crm.Audit;

/// <summary>
/// Feeds values to a hash so that different values never give the same bytes: numbers are 8 bytes, big-endian; texts are UTF-8 behind their
/// length in bytes, so that no text can pretend to be the end of one field and the beginning of the next.
/// </summary>
internal sealed class AuditEncoding : IDisposable
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Number(long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        _hash.AppendData(bytes);
    }

    public void Text(string value)
    {
        var bytes = Strict.GetBytes(value);
        Number(bytes.Length);
        _hash.AppendData(bytes);
    }

    public string Finish() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();
}
