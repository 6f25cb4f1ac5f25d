using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using WorkflowCrm.Host.Settings;

namespace WorkflowCrm.Host.Mail.Wire;

/// <summary>Whose certificates are accepted: the machine's authorities, or only those of a file. Name and dates are checked either way.</summary>
internal static class ServerTrust
{
    /// <exception cref="WireException">The file of the authorities cannot be read.</exception>
    public static SslClientAuthenticationOptions OptionsFor(MailServer server)
    {
        var options = new SslClientAuthenticationOptions { TargetHost = server.Host };
        if (server.CaFile is null)
            return options;
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        try
        {
            policy.CustomTrustStore.ImportFromPemFile(server.CaFile);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new WireException($"The authorities' certificates cannot be read from {server.CaFile}: {e.Message}", e);
        }

        if (policy.CustomTrustStore.Count == 0)
            throw new WireException($"There is no certificate in {server.CaFile}; it must hold PEM text.");
        options.CertificateChainPolicy = policy;
        return options;
    }
}
