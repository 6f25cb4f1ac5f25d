using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.People;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.People;

public abstract class OrganisationContract(TestDatabase database)
{
    private readonly (string Department, string Person, string Deputy) _ids = (Samples.NewId(), Samples.NewId(), Samples.NewId());

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected TestDatabase Database { get; } = database;

    [Fact]
    public async Task The_snapshot_is_shared_until_something_changes()
    {
        await GivenPeopleAsync();
        var before = await CurrentAsync(Database.Services);
        Assert.Same(before, await CurrentAsync(Database.Services));
        await ChangeTitleAsync(Database.Services, "经理");
        var after = await CurrentAsync(Database.Services);
        Assert.Equal(("设计师", "经理"), (before.Find(_ids.Person)!.Title, after.Find(_ids.Person)!.Title));
    }

    [Fact]
    public async Task A_unit_of_work_sees_its_own_changes_and_others_do_not()
    {
        await GivenPeopleAsync();
        await Assert.ThrowsAsync<NotSupportedException>(() => Database.Services.InUnitAsync(async s =>
        {
            var store = s.GetRequiredService<IOrganisationStore>();
            (await store.FindForChangeAsync(_ids.Person, Token))!.Title = "总监";
            Assert.Equal("总监", (await store.CurrentAsync(Token)).Find(_ids.Person)!.Title);
            Assert.Equal("设计师", (await CurrentAsync(Database.Services)).Find(_ids.Person)!.Title);
            throw new NotSupportedException();
        }));
        Assert.Equal("设计师", (await CurrentAsync(Database.Services)).Find(_ids.Person)!.Title);
    }

    [Fact]
    public async Task A_change_that_something_else_has_flushed_counts_as_well()
    {
        await GivenPeopleAsync();
        await CurrentAsync(Database.Services);
        await Database.Services.InUnitAsync(async s =>
        {
            (await s.GetRequiredService<IOrganisationStore>().FindForChangeAsync(_ids.Person, Token))!.Title = "总监";
            await s.GetRequiredService<WorkflowCrmDbContext>().SaveChangesAsync(Token); // as Identity does
        });
        Assert.Equal("总监", await TitleAsync(Database.Services));
    }

    [Fact]
    public async Task Roles_and_absences_come_and_go()
    {
        await GivenPeopleAsync();
        var now = Database.Clock.Now;
        await Database.Services.InUnitAsync(s =>
        {
            var store = s.GetRequiredService<IOrganisationStore>();
            store.Add(new RoleAssignment { PersonId = _ids.Person, Role = Roles.ArchiveKeeper, DepartmentId = _ids.Department });
            store.Add(new Absence { Id = Samples.NewId(), PersonId = _ids.Person, From = now, Until = now.AddDays(1), DeputyId = _ids.Deputy });
            return Task.CompletedTask;
        });
        var company = await CurrentAsync(Database.Services);
        Assert.True(company.HasRole(_ids.Person, Roles.ArchiveKeeper, _ids.Department));
        Assert.Equal(_ids.Deputy, company.ActingDeputyOf(_ids.Person, now)!.Id);

        await Database.Services.InUnitAsync(async s =>
        {
            var store = s.GetRequiredService<IOrganisationStore>();
            store.Remove(Assert.Single(await store.AbsencesForChangeAsync(_ids.Person, Token)));
        });
        Assert.Null((await CurrentAsync(Database.Services)).ActingDeputyOf(_ids.Person, now));
    }

    [Fact]
    public async Task Two_people_cannot_have_the_same_login()
    {
        await GivenPeopleAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => Database.Services.InUnitAsync(s =>
        {
            s.GetRequiredService<IOrganisationStore>().Add(new Person
            {
                Id = Samples.NewId(), Login = $"{_ids.Person}.login", Name = "x", NameEn = "x", Mail = "x@x", DepartmentId = _ids.Department, Title = "x", TitleEn = "x",
            });
            return Task.CompletedTask;
        }));
    }

    protected Task GivenPeopleAsync() => Database.Services.InUnitAsync(s =>
    {
        var store = s.GetRequiredService<IOrganisationStore>();
        store.Add(Samples.Department(_ids.Department));
        store.Add(Samples.Person(_ids.Person, _ids.Department));
        store.Add(Samples.Person(_ids.Deputy, _ids.Department));
        return Task.CompletedTask;
    });

    protected Task ChangeTitleAsync(IServiceProvider host, string title) => host.InUnitAsync(async s =>
        (await s.GetRequiredService<IOrganisationStore>().FindForChangeAsync(_ids.Person, Token))!.Title = title);

    protected async Task<string> TitleAsync(IServiceProvider host) => (await CurrentAsync(host)).Find(_ids.Person)!.Title;

    protected static Task<Organisation> CurrentAsync(IServiceProvider host) =>
        host.InScopeAsync(s => s.GetRequiredService<IOrganisationStore>().CurrentAsync(Token).AsTask());
}

public sealed class OrganisationOnSqlite(SqliteDatabase database) : OrganisationContract(database), IClassFixture<SqliteDatabase>;

public sealed class OrganisationOnPostgres(PostgresDatabase database) : OrganisationContract(database), IClassFixture<PostgresDatabase>
{
    [Fact]
    public async Task Another_node_sees_a_change_at_the_latest_when_it_looks_at_the_version_again()
    {
        await GivenPeopleAsync();
        await using var other = Database.NewHost(Database.ConnectionString);
        Assert.Equal("设计师", await TitleAsync(other));
        await ChangeTitleAsync(Database.Services, "经理");
        other.GetRequiredService<OrganisationCache>().Distrust(); // as after a second, or at a notice
        Assert.Equal("经理", await TitleAsync(other));
    }
}
