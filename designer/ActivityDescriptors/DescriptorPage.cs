using System.Security.Cryptography;

namespace WorkflowCrm.Designer.ActivityDescriptors;

/// <summary>The answer to who asks for descriptors.</summary>
public sealed class DescriptorPage(byte[] bytes)
{
    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    /// <summary>The entity tag, with its quotes.</summary>
    public string Tag { get; } = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\"";
}
