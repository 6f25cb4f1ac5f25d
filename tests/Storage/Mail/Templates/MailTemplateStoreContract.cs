using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm.Mail.Templates;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Mail.Templates;

public abstract class MailTemplateStoreContract(TestDatabase database)
{
    private readonly string _key = $"case.{Samples.NewId()}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Versions_are_read_as_they_were_written_the_newest_first()
    {
        Assert.Null(await LatestNumberAsync());
        await AddAsync(Version(1), Version(2, copyOf: 1));
        var versions = await database.Services.InScopeAsync(s => Store(s).VersionsAsync(_key, Token));
        Assert.Equal([2, 1], versions.Select(v => v.Version));
        Assert.Equal((TemplateOrigin.Reverted, 1, "hash"), (versions[0].Origin, versions[0].CopyOf, versions[0].BasedOn));
        Assert.Equal(new MailTemplateContent("标题 1", "subject 1", "一\n二", "one\ntwo"), versions[1].Content);
        Assert.Equal(new TemplateName("名", "name"), versions[1].Name);
        Assert.Equal(database.Clock.Now, versions[1].CreatedAt);
        Assert.Equal(2, await LatestNumberAsync());
        Assert.Equal("标题 1", (await database.Services.InScopeAsync(s => Store(s).FindAsync(_key, 1, Token)))!.SubjectZh);
        Assert.Null(await database.Services.InScopeAsync(s => Store(s).FindAsync(_key, 3, Token)));
    }

    [Fact]
    public async Task Of_every_template_the_newest_is_listed()
    {
        var other = $"case.{Samples.NewId()}";
        await AddAsync(Version(1), Version(2), Version(1, key: other));
        var latest = await database.Services.InScopeAsync(s => Store(s).LatestAsync(Token));
        Assert.Equal([(_key, 2), (other, 1)], latest.Where(v => v.Key == _key || v.Key == other).Select(v => (v.Key, v.Version)).OrderByDescending(v => v.Version));
        Assert.Equal(latest.Select(v => v.Key).Order(StringComparer.Ordinal), latest.Select(v => v.Key));
    }

    [Fact]
    public async Task A_unit_of_work_sees_its_own_version_and_others_see_it_after_the_commit()
    {
        await database.Services.InUnitAsync(async s =>
        {
            Store(s).Add(Version(1));
            Assert.Equal(1, await Store(s).LatestNumberAsync(_key, Token));
            if (database.IsPostgres) // on SQLite a reader outside would be this very connection pool
                Assert.Null(await LatestNumberAsync());
        });
        Assert.Equal(1, await LatestNumberAsync());
    }

    [Fact]
    public async Task Another_node_sees_a_version_as_soon_as_it_is_committed()
    {
        await using var other = database.NewHost(database.ConnectionString);
        await AddAsync(Version(1));
        Assert.Equal(1, await other.InScopeAsync(s => Store(s).LatestNumberAsync(_key, Token)));
        await other.InUnitAsync(s =>
        {
            Store(s).Add(Version(2));
            return Task.CompletedTask;
        });
        Assert.Equal(2, await LatestNumberAsync());
    }

    [Fact]
    public async Task A_number_is_given_once()
    {
        await AddAsync(Version(1));
        await Assert.ThrowsAsync<DbUpdateException>(() => AddAsync(Version(1)));
    }

    [Fact]
    public async Task Those_who_change_the_same_template_wait_for_each_other()
    {
        await using var other = database.NewHost(database.ConnectionString);
        var numbers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? database.Services : other).InUnitAsync(async s =>
        {
            await Store(s).LockAsync(_key, Token);
            var next = (await Store(s).LatestNumberAsync(_key, Token) ?? 0) + 1;
            Store(s).Add(Version(next));
            return next;
        })));
        Assert.Equal(Enumerable.Range(1, 8), numbers.Order());
    }

    [Fact]
    public async Task Nothing_is_written_outside_of_a_unit_of_work() =>
        await database.Services.InScopeAsync(s =>
        {
            Assert.Throws<InvalidOperationException>(() => Store(s).Add(Version(1)));
            return Task.CompletedTask;
        });

    private static IMailTemplateStore Store(IServiceProvider services) => services.GetRequiredService<IMailTemplateStore>();

    private Task<int?> LatestNumberAsync() => database.Services.InScopeAsync(s => Store(s).LatestNumberAsync(_key, Token));

    private Task AddAsync(params MailTemplateVersion[] versions) => database.Services.InUnitAsync(s =>
    {
        foreach (var version in versions)
            Store(s).Add(version);
        return Task.CompletedTask;
    });

    private MailTemplateVersion Version(int number, string? key = null, int? copyOf = null) => new()
    {
        Key = key ?? _key,
        Version = number,
        NameZh = "名",
        NameEn = "name",
        SubjectZh = $"标题 {number}",
        SubjectEn = $"subject {number}",
        TextZh = "一\n二",
        TextEn = "one\ntwo",
        Origin = copyOf is null ? TemplateOrigin.Written : TemplateOrigin.Reverted,
        CopyOf = copyOf,
        BasedOn = "hash",
        Reason = "why",
        CreatedById = "su",
        CreatedAt = database.Clock.Now,
    };
}

public sealed class MailTemplateStoreOnSqlite(SqliteDatabase database) : MailTemplateStoreContract(database), IClassFixture<SqliteDatabase>;

public sealed class MailTemplateStoreOnPostgres(PostgresDatabase database) : MailTemplateStoreContract(database), IClassFixture<PostgresDatabase>;
