using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using WorkflowCrm.Crm.Audit;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Audit;

public sealed class AuditChainTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 9, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_chain_that_nobody_touched_is_whole()
    {
        var verification = AuditChain.Verify(Chain(50));
        Assert.True(verification.IsWhole);
        Assert.Equal(new AuditVerification(50, null, null), verification);
        Assert.True(AuditChain.Verify([]).IsWhole);
    }

    [Fact]
    public void An_entry_names_the_one_before_it()
    {
        var chain = Chain(3);
        Assert.Equal([1L, 2, 3], chain.Select(entry => entry.Sequence));
        Assert.Equal(new string('0', 64), chain[0].PreviousHash);
        Assert.Equal(chain[0].Hash, chain[1].PreviousHash);
        Assert.All(chain, entry => Assert.Matches("^[0-9a-f]{64}$", entry.Hash));
    }

    [Fact]
    public void The_hash_is_sha_256_over_length_prefixed_fields()
    {
        var entry = AuditChain.Append(AuditHead.Empty, Start, "he.jingxing", "task.decided", "request/DA-1", """{"说":"同意"}""");

        using var bytes = new MemoryStream();
        void Number(long value)
        {
            Span<byte> number = stackalloc byte[8];
            BinaryPrimitives.WriteInt64BigEndian(number, value);
            bytes.Write(number);
        }

        void Text(string text)
        {
            Number(Encoding.UTF8.GetByteCount(text));
            bytes.Write(Encoding.UTF8.GetBytes(text));
        }

        Text("WorkflowCrm audit entry 1");
        Number(1);
        Number(Start.ToUnixTimeMilliseconds() * 1000);
        Text("he.jingxing");
        Text("task.decided");
        Text("request/DA-1");
        Text("""{"说":"同意"}""");
        Text(new string('0', 64));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray())), entry.Hash);
    }

    [Fact]
    public void The_format_does_not_change_unnoticed() => Assert.Equal(
        "f404d7b34d718c1de93a34c6401a597e8d3460eb6fb3aff2fc8048d0a69e1305",
        AuditChain.Append(AuditHead.Empty, Start, "system", "backup.made", "backup/2026-03", "{}").Hash);

    [Fact]
    public void Time_survives_a_database_that_keeps_microseconds_and_another_offset()
    {
        var entry = AuditChain.Append(AuditHead.Empty, Start.AddTicks(12_345_678), "a", "b", "c", "{}");
        Assert.Equal(0, entry.At.Ticks % TimeSpan.TicksPerMicrosecond);
        Assert.Equal(Start.AddTicks(12_345_670), entry.At);
        Assert.Equal(entry.Hash, AuditChain.HashOf(Copy(entry, at: entry.At.ToOffset(TimeSpan.FromHours(8)))));
        Assert.NotEqual(entry.Hash, AuditChain.HashOf(Copy(entry, at: entry.At.AddMicroseconds(1))));
    }

    [Fact]
    public void Moving_a_character_from_one_field_to_the_next_changes_the_hash()
    {
        var one = AuditChain.Append(AuditHead.Empty, Start, "ab", "c", "", "");
        var two = AuditChain.Append(AuditHead.Empty, Start, "a", "bc", "", "");
        Assert.NotEqual(one.Hash, two.Hash);
    }

    [Fact]
    public void Texts_that_no_database_stores_are_made_storable_first()
    {
        var entry = AuditChain.Append(AuditHead.Empty, Start, "a\0b", "c", "d\uD83D", "\uD83D\uDE00");
        Assert.Equal(("a\uFFFDb", "d\uFFFD", "\uD83D\uDE00"), (entry.ActorId, entry.Subject, entry.Detail));
        Assert.True(AuditChain.Verify([entry]).IsWhole);
    }

    private static AuditEntry[] Chain(int length) => AuditSamples.Chain(length);

    private static AuditEntry Copy(AuditEntry entry, DateTimeOffset at) => AuditSamples.Copy(entry, at: at);
}
