using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Mail.Incoming;
using WorkflowCrm.Crm.Mail.Links;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Mail;

/// <summary>Links and answers that meet each other, and the administrator who makes them void: one of them comes first, and all say the same.</summary>
public abstract class MailDecisionContract(TestDatabase database) : IAsyncLifetime
{
    private const int Rounds = 10;

    private MailOffice _office = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _office = await MailOffice.OpenAsync(database);

    public async ValueTask DisposeAsync()
    {
        await _office.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_link_that_is_made_void_after_it_was_read_decides_nothing()
    {
        var asked = await _office.AskAsync();
        _office.Interruption.Next(() => _office.VoidAsync(asked));
        var refused = await _office.TapAsync(asked, Outcomes.Approved);
        Assert.Equal("link-revoked", refused.Problem?.Code);
        Assert.Empty(await DecisionsAsync(asked));
        Assert.All(await LinksAsync(asked), link => Assert.Equal((null, true), (link.UsedAt, link.RevokedAt is not null)));
    }

    [Fact]
    public async Task An_answer_to_a_mail_that_was_made_void_decides_nothing()
    {
        var asked = await _office.AskAsync();
        Assert.Equal(3, (await _office.VoidAsync(asked)).Value);
        Assert.Equal(MailFate.Noted, await _office.AnswerAsync(asked, "同意"));
        Assert.Empty(await DecisionsAsync(asked));
    }

    [Fact]
    public async Task A_decision_that_is_rolled_back_leaves_its_link_as_it_was()
    {
        var asked = await _office.AskAsync();
        await database.Services.InScopeAsync(s => s.GetRequiredService<WorkflowCrmDbContext>().Set<StaffTask>()
            .Where(t => t.RequestId == asked.Request.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.BookmarkId, "elsewhere"), Token));
        Assert.Equal("task-no-longer-open", (await _office.TapAsync(asked, Outcomes.Approved)).Problem?.Code);
        Assert.All(await LinksAsync(asked), link => Assert.Null(link.UsedAt));
    }

    [Fact]
    public async Task The_same_link_twice_at_once_decides_once()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var asked = await _office.AskAsync();
            var taps = await AtOnce(Enumerable.Repeat(() => _office.TapAsync(asked, Outcomes.Approved), 4));
            Assert.All(taps, tap => Assert.True(tap.Succeeded, tap.Problem?.Code)); // the same said again is answered alike
            Assert.Equal([Outcomes.Approved], await DecisionsAsync(asked));
            Assert.Equal([Outcomes.Approved], await UsedAsync(asked));
        }
    }

    [Fact]
    public async Task A_link_and_an_answer_at_once_decide_once()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var asked = await _office.AskAsync();
            var byLink = Task.Run(() => _office.TapAsync(asked, Outcomes.Approved));
            var byMail = Task.Run(() => _office.AnswerAsync(asked, "不同意：太晚"));
            var (tap, answer) = (await byLink, await byMail);
            Assert.NotEqual(tap.Succeeded, answer == MailFate.Decided);
            if (!tap.Succeeded)
                Assert.Equal("task-already-decided", tap.Problem!.Code);
            string[] won = [tap.Succeeded ? Outcomes.Approved : Outcomes.Rejected];
            Assert.Equal(won, await DecisionsAsync(asked));
            Assert.Equal(won, await UsedAsync(asked));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_decides_and_what_makes_it_void_at_once_have_one_outcome(bool byMail)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var asked = await _office.AskAsync();
            var deciding = Task.Run(async () => byMail ? await _office.AnswerAsync(asked, "同意") == MailFate.Decided : (await _office.TapAsync(asked, Outcomes.Approved)).Succeeded);
            var voiding = Task.Run(() => _office.VoidAsync(asked));
            var (decided, voided) = (await deciding, await voiding);
            Assert.Equal(decided ? 2 : 3, voided.Value); // the link that has decided is no longer made void
            Assert.Equal(decided ? 1 : 0, (await DecisionsAsync(asked)).Count);
            Assert.Equal(decided ? 1 : 0, (await UsedAsync(asked)).Count);
            Assert.All(await LinksAsync(asked), link => Assert.NotEqual(link.UsedAt is null, link.RevokedAt is null));
        }
    }

    private static Task<T[]> AtOnce<T>(IEnumerable<Func<Task<T>>> deeds) => Task.WhenAll(deeds.Select(deed => Task.Run(deed)));

    private Task<List<DecisionLink>> LinksAsync(AskedByMail asked) => database.Services.InScopeAsync(s =>
        s.GetRequiredService<WorkflowCrmDbContext>().Set<DecisionLink>().AsNoTracking().Where(l => l.MailId == asked.Mail.Id).ToListAsync(Token));

    private async Task<IReadOnlyList<string>> UsedAsync(AskedByMail asked) => [.. (await LinksAsync(asked)).Where(l => l.UsedAt is not null).Select(l => l.Outcome)];

    private Task<List<string?>> DecisionsAsync(AskedByMail asked) => database.Services.InScopeAsync(s => s.GetRequiredService<WorkflowCrmDbContext>().Set<TimelineEntry>()
        .Where(e => e.RequestId == asked.Request.Id && e.Kind == TimelineKind.Decided).Select(e => e.Outcome).ToListAsync(Token));
}
