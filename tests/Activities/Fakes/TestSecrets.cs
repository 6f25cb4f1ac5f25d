using System.Security.Cryptography;
using System.Text;
using WorkflowCrm.Crm.Mail.Links;

namespace WorkflowCrm.Activities.Tests.Fakes;

/// <summary>Secrets from a key that everybody knows, and salts that count.</summary>
public sealed class TestSecrets : IMailSecrets
{
    private int _salts;

    public string NewSalt() => $"salt-{++_salts}";

    public byte[] Derive(string salt, string purpose) => SHA256.HashData(Encoding.UTF8.GetBytes($"{salt}\n{purpose}"));
}
