using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WorkflowCrm.Crm.Audit;

namespace WorkflowCrm.Storage.Audit;

internal static class AuditChain
{
    public const string Genesis = "0000000000000000000000000000000000000000000000000000000000000000";

    public static AuditEntry Next(long sequence, string hash, DateTimeOffset at, string actorId, string action, string subject, string detail)
    {
        var entry = new AuditEntry { Sequence = sequence + 1, At = at, ActorId = actorId, Action = action, Subject = subject, Detail = detail, PreviousHash = hash, Hash = "" };
        return new AuditEntry { Sequence = sequence + 1, At = at, ActorId = actorId, Action = action, Subject = subject, Detail = detail, PreviousHash = hash, Hash = HashOf(entry) };
    }

    public static string HashOf(AuditEntry e)
    {
        var text = new StringBuilder();
        foreach (var part in new[] { e.Sequence.ToString(CultureInfo.InvariantCulture), e.At.UtcTicks.ToString(CultureInfo.InvariantCulture), e.ActorId, e.Action, e.Subject, e.Detail, e.PreviousHash })
            text.Append(CultureInfo.InvariantCulture, $"{part.Length}:{part}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    public sealed class Verifier
    {
        private string _previous = Genesis;
        private AuditVerification? _broken;

        public long Entries { get; private set; }

        public bool Add(AuditEntry entry)
        {
            var reason = entry.Sequence != Entries + 1 ? "gap" : entry.PreviousHash != _previous ? "wrong-previous" : entry.Hash != HashOf(entry) ? "altered" : null;
            if (reason is not null)
            {
                _broken = new AuditVerification(Entries, entry.Sequence, reason);
                return false;
            }

            Entries++;
            _previous = entry.Hash;
            return true;
        }

        public AuditVerification Result() => _broken ?? new AuditVerification(Entries, null, null);

        public AuditVerification Finish(long sequence, string hash) =>
            Entries < sequence || _previous != hash ? new AuditVerification(Entries, Entries + 1, "truncated") : Result();
    }
}
