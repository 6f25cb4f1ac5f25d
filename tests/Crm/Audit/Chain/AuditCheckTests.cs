using WorkflowCrm.Crm.Audit;
using Xunit;
using static WorkflowCrm.Crm.Tests.Audit.AuditSamples;

namespace WorkflowCrm.Crm.Tests.Audit;

public sealed class AuditCheckTests
{
    public static TheoryData<string> Fields => ["at", "actor", "action", "subject", "detail", "previous", "hash", "invalid text"];

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_changed_field_is_found_at_its_entry(string field)
    {
        var chain = Chain(5);
        chain[2] = field switch
        {
            "at" => Copy(chain[2], at: chain[2].At.AddMicroseconds(1)),
            "actor" => Copy(chain[2], actor: "somebody"),
            "action" => Copy(chain[2], action: "task.deleted"),
            "subject" => Copy(chain[2], subject: "request/9"),
            "detail" => Copy(chain[2], detail: "{ }"),
            "previous" => Copy(chain[2], previous: chain[0].Hash),
            "hash" => Copy(chain[2], hash: chain[2].Hash.ToUpperInvariant()),
            _ => Copy(chain[2], detail: "\uD800"),
        };

        Assert.Equal(new AuditVerification(3, 3, AuditCheck.Altered), AuditChain.Verify(chain));
    }

    [Fact]
    public void A_changed_entry_with_a_new_hash_is_found_at_the_next_one()
    {
        var chain = Chain(5);
        var forged = Copy(chain[2], detail: "{ }");
        chain[2] = Copy(forged, hash: AuditChain.HashOf(forged));

        Assert.Equal(new AuditVerification(4, 4, AuditCheck.WrongPrevious), AuditChain.Verify(chain));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 3)]
    public void A_missing_entry_is_a_gap(int index, long brokenAt)
    {
        var chain = Chain(5).ToList();
        chain.RemoveAt(index);
        var verification = AuditChain.Verify(chain);
        Assert.Equal((brokenAt, AuditCheck.Gap), (verification.BrokenAt, verification.Reason));
    }

    [Fact]
    public void An_entry_that_stands_twice_is_out_of_order()
    {
        var chain = Chain(3);
        Assert.Equal(new AuditVerification(3, 2, AuditCheck.Gap), AuditChain.Verify([chain[0], chain[1], chain[1], chain[2]]));
    }

    [Fact]
    public void A_removed_entry_with_renumbered_followers_is_found()
    {
        var chain = Chain(4);
        var moved = Copy(chain[3], sequence: 3);
        var verification = AuditChain.Verify([chain[0], chain[1], Copy(moved, hash: AuditChain.HashOf(moved))]);
        Assert.Equal((3L, AuditCheck.WrongPrevious), (verification.BrokenAt, verification.Reason));
    }

    [Fact]
    public void A_cut_off_end_is_found_when_the_head_is_known()
    {
        var chain = Chain(5);
        var head = AuditHead.Of(chain[4]);
        Assert.True(AuditChain.Verify(chain[..3]).IsWhole);
        Assert.Equal(new AuditVerification(3, 4, AuditCheck.Truncated), AuditChain.Verify(chain[..3], head));
        Assert.Equal(new AuditVerification(0, 1, AuditCheck.Truncated), AuditChain.Verify([], head));
        Assert.True(AuditChain.Verify(chain, head).IsWhole);
    }

    [Fact]
    public void A_chain_that_grew_since_the_known_head_is_whole()
    {
        var chain = Chain(5);
        Assert.True(AuditChain.Verify(chain, AuditHead.Of(chain[2])).IsWhole);
        Assert.True(AuditChain.Verify(chain, AuditHead.Empty).IsWhole);
    }

    [Fact]
    public void A_chain_that_was_rewritten_altogether_does_not_contain_the_known_head()
    {
        var head = AuditHead.Of(Chain(5)[3]);
        Assert.Equal(new AuditVerification(4, 4, AuditCheck.Altered), AuditChain.Verify(Chain(5, "{\"new\":1}"), head));
    }

    [Fact]
    public void After_the_first_break_nothing_more_is_read()
    {
        var check = new AuditCheck();
        var chain = Chain(3);
        Assert.False(check.Next(chain[1]));
        Assert.False(check.Next(chain[0]));
        Assert.Equal(new AuditVerification(1, 1, AuditCheck.Gap), check.Finish());
    }
}
