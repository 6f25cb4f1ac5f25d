using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm.Access;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Settings;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Database;

/// <summary>What goes in comes out, and compares, alike on both databases.</summary>
public abstract class ValuesContract(TestDatabase database)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Instants_of_any_offset_keep_their_microseconds_and_compare_as_instants()
    {
        var shanghai = new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.FromHours(8)).AddTicks(1234567);
        var request = await GivenRequestAsync(shanghai);
        Assert.Equal(new DateTimeOffset(2026, 11, 25, 1, 0, 0, TimeSpan.Zero).AddTicks(1234560), request.CreatedAt);
        Assert.Equal(TimeSpan.Zero, request.CreatedAt.Offset);
        Assert.True(await AnyAsync<Request>(r => r.Id == request.Id && r.CreatedAt == shanghai));
        Assert.True(await AnyAsync<Request>(r => r.Id == request.Id && r.CreatedAt < shanghai.AddTicks(10)));
        Assert.False(await AnyAsync<Request>(r => r.Id == request.Id && r.CreatedAt > shanghai));
        var early = await GivenRequestAsync(new DateTimeOffset(1969, 12, 31, 23, 59, 59, TimeSpan.Zero));
        Assert.Equal(-1, early.CreatedAt.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task Amounts_are_exact_round_alike_and_compare_as_numbers()
    {
        var (id, person) = (Samples.NewId(), Samples.NewId());
        await database.Services.InUnitAsync(s =>
        {
            foreach (var amount in (decimal[])[9.99m, 10m, 100.005m])
            {
                s.GetRequiredService<IAccessStore>().Add(new Violation
                {
                    Id = Samples.NewId(), Number = Samples.NewId(), At = database.Clock.Now, PersonId = person, Kind = id, Amount = amount, Subject = "", Evidence = "",
                });
            }

            return Task.CompletedTask;
        });
        await database.Services.InScopeAsync(async s =>
        {
            var amounts = s.GetRequiredService<WorkflowCrmDbContext>().Set<Violation>().Where(v => v.PersonId == person);
            Assert.Equal([100.01m, 10m, 9.99m], await amounts.OrderByDescending(v => v.Amount).Select(v => v.Amount).ToListAsync(Token));
            Assert.Equal(2, await amounts.CountAsync(v => v.Amount >= 10m, Token));
        });
    }

    [Fact]
    public async Task A_text_that_a_database_cannot_store_loses_only_the_impossible_characters()
    {
        var request = await GivenRequestAsync(database.Clock.Now, title: "查\0阅\ud83d <b>档案</b> 😀 '; DROP TABLE requests; --");
        Assert.Equal("查\ufffd阅\ufffd <b>档案</b> 😀 '; DROP TABLE requests; --", request.Title);
        await database.Services.InScopeAsync(async s => Assert.Null(await s.GetRequiredService<IApprovalStore>().FindAsync("DA-\0", Token)));
    }

    [Fact]
    public async Task A_comment_of_100_000_characters_is_kept_whole()
    {
        var title = new string('长', 100_000);
        Assert.Equal(title, (await GivenRequestAsync(database.Clock.Now, title)).Title);
    }

    [Fact]
    public async Task Unique_keys_are_kept_by_the_database()
    {
        var number = (await GivenRequestAsync(database.Clock.Now)).Number;
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => database.Services.InUnitAsync(s =>
        {
            s.GetRequiredService<IApprovalStore>().Add(Samples.Request(database.Clock.Now, number: number));
            return Task.CompletedTask;
        }));
        var receipt = new DecisionReceipt { PersonId = number, Key = "k", TaskId = "t", ContentHash = "h", At = database.Clock.Now };
        await AddReceiptAsync(receipt);
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => AddReceiptAsync(receipt));
        Assert.Equal("t", (await database.Services.InScopeAsync(s => s.GetRequiredService<IApprovalStore>().FindReceiptAsync(number, "k", Token)))!.TaskId);
    }

    [Fact]
    public Task Drafts_and_settings_are_replaced_within_a_unit_or_without() => database.Services.InScopeAsync(async s =>
    {
        var (store, settings, me) = (s.GetRequiredService<IApprovalStore>(), s.GetRequiredService<SettingStore>(), Samples.NewId());
        foreach (var content in (string[])["{}", """{"scope":"合同"}"""])
        {
            await store.SaveDraftAsync(new Draft { PersonId = me, FormKey = "request/x", Content = content, UpdatedAt = database.Clock.Now }, Token);
            Assert.Equal(content, (await store.FindDraftAsync(me, "request/x", Token))!.Content);
            await settings.SetAsync(me, content, Token);
            Assert.Equal(content, await settings.GetAsync(me, Token));
        }

        await store.DeleteDraftAsync(me, "request/x", Token);
        Assert.Null(await store.FindDraftAsync(me, "request/x", Token));
        Assert.Null(await settings.GetAsync(Samples.NewId(), Token));
    });

    [Fact]
    public async Task Numbers_of_a_day_count_from_one_and_a_rollback_leaves_no_gap()
    {
        var prefix = Samples.NewId();
        Assert.Equal($"{prefix}-20261125-001", await NumberAsync(prefix));
        await Assert.ThrowsAsync<NotSupportedException>(() => database.Services.InUnitAsync(async s =>
        {
            await s.GetRequiredService<IApprovalStore>().NextNumberAsync(prefix, new DateOnly(2026, 11, 25), Token);
            throw new NotSupportedException();
        }));
        Assert.Equal($"{prefix}-20261125-002", await NumberAsync(prefix));
    }

    private Task<string> NumberAsync(string prefix) =>
        database.Services.InUnitAsync(s => s.GetRequiredService<IApprovalStore>().NextNumberAsync(prefix, new DateOnly(2026, 11, 25), Token));

    private Task AddReceiptAsync(DecisionReceipt receipt) => database.Services.InUnitAsync(s =>
    {
        s.GetRequiredService<IApprovalStore>().Add(receipt);
        return Task.CompletedTask;
    });

    private Task<bool> AnyAsync<T>(System.Linq.Expressions.Expression<Func<T, bool>> condition)
        where T : class => database.Services.InScopeAsync(s => s.GetRequiredService<WorkflowCrmDbContext>().Set<T>().AnyAsync(condition, Token));

    private async Task<Request> GivenRequestAsync(DateTimeOffset at, string title = "查阅档案")
    {
        var request = Samples.Request(at, title: title);
        await database.Services.InUnitAsync(s =>
        {
            s.GetRequiredService<IApprovalStore>().Add(request);
            return Task.CompletedTask;
        });
        return (await database.Services.InScopeAsync(s => s.GetRequiredService<IApprovalStore>().FindAsync(request.Number, Token)))!;
    }
}
