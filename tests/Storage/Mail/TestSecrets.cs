using System.Security.Cryptography;
using System.Text;
using WorkflowCrm.Crm.Mail.Links;

namespace WorkflowCrm.Storage.Tests.Mail;

/// <summary>Secrets from a key that everybody knows.</summary>
internal sealed class TestSecrets : IMailSecrets
{
    public string NewSalt() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public byte[] Derive(string salt, string purpose) => SHA256.HashData(Encoding.UTF8.GetBytes($"{salt}\n{purpose}"));
}
