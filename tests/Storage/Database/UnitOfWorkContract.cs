using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Audit;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Jobs;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Database;

public abstract class UnitOfWorkContract(TestDatabase database)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_failure_leaves_nothing_behind()
    {
        var request = Samples.Request(database.Clock.Now);
        var mail = Samples.Mail(database.Clock.Now);
        await Assert.ThrowsAsync<NotSupportedException>(() => database.Services.InUnitAsync(async services =>
        {
            await WriteAsync(services, request, mail);
            throw new NotSupportedException();
        }));

        await database.Services.InScopeAsync(async services =>
        {
            Assert.Null(await services.GetRequiredService<IApprovalStore>().FindAsync(request.Number, Token));
            Assert.Null(await services.GetRequiredService<IMailStore>().FindAsync(mail.Id, Token));
            Assert.False(await services.GetRequiredService<WorkflowCrmDbContext>().Set<Job>().AnyAsync(j => j.Key == mail.MessageId, Token));
            Assert.Empty((await services.GetRequiredService<IAudit>().ListAsync($"request/{request.Number}", PageOf.First, Token)).Items);
        });
    }

    [Fact]
    public async Task A_scope_works_on_after_a_failure()
    {
        await using var scope = database.Services.CreateAsyncScope();
        var (unit, store) = (scope.ServiceProvider.GetRequiredService<IUnitOfWork>(), scope.ServiceProvider.GetRequiredService<IApprovalStore>());
        var (lost, kept) = (Samples.Request(database.Clock.Now), Samples.Request(database.Clock.Now));
        await Assert.ThrowsAsync<NotSupportedException>(() => unit.RunAsync<bool>(
            _ =>
            {
                store.Add(lost);
                throw new NotSupportedException();
            },
            Token));
        await unit.RunAsync(
            _ =>
            {
                store.Add(kept);
                return Task.FromResult(true);
            },
            Token);

        Assert.Null(await store.FindAsync(lost.Number, Token));
        Assert.NotNull(await store.FindAsync(kept.Number, Token));
    }

    [Fact]
    public async Task A_call_within_a_unit_joins_it()
    {
        var request = Samples.Request(database.Clock.Now);
        await Assert.ThrowsAsync<NotSupportedException>(() => database.Services.InUnitAsync(async services =>
        {
            await services.GetRequiredService<IUnitOfWork>().RunAsync(
                _ =>
                {
                    services.GetRequiredService<IApprovalStore>().Add(request);
                    return Task.FromResult(true);
                },
                Token);
            throw new NotSupportedException();
        }));
        Assert.Null(await FindAsync(request.Number));
    }

    [Fact]
    public async Task A_unit_whose_part_failed_is_not_stored_even_if_the_failure_was_caught()
    {
        var request = Samples.Request(database.Clock.Now);
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.Services.InUnitAsync(async services =>
        {
            services.GetRequiredService<IApprovalStore>().Add(request);
            await Assert.ThrowsAsync<NotSupportedException>(() =>
                services.GetRequiredService<IUnitOfWork>().RunAsync<bool>(_ => throw new NotSupportedException(), Token));
        }));
        Assert.Null(await FindAsync(request.Number));
    }

    [Fact]
    public Task Nothing_is_written_outside_of_a_unit() => database.Services.InScopeAsync(services =>
    {
        Assert.Throws<InvalidOperationException>(() => services.GetRequiredService<IApprovalStore>().Add(Samples.Request(database.Clock.Now)));
        Assert.Throws<InvalidOperationException>(() => services.GetRequiredService<IAudit>().Record("luo", "a", "b", new { }));
        Assert.Throws<InvalidOperationException>(() => services.GetRequiredService<JobQueue>().Add("kind", "key", null));
        return Task.CompletedTask;
    });

    [Fact]
    public async Task Reading_within_a_unit_sees_what_it_has_written()
    {
        var request = Samples.Request(database.Clock.Now);
        var task = Samples.Task(request, "han", database.Clock.Now);
        await database.Services.InUnitAsync(async services =>
        {
            var store = services.GetRequiredService<IApprovalStore>();
            store.Add(request);
            store.Add(task);
            Assert.Same(request, await store.FindAsync(request.Number, Token));
            Assert.Same(request, await store.LockByInstanceAsync(request.InstanceId, Token));
            Assert.Same(task, (await store.LockByTaskAsync(task.Id, Token))!.Value.Task);
            Assert.Same(task, Assert.Single(await store.TasksOfAsync(request.Id, Token)));
            Assert.Equal(0, await store.NextTimelineSequenceAsync(request.Id, Token));
            store.Add(Samples.Entry(request, 0, database.Clock.Now));
            Assert.Equal(1, await store.NextTimelineSequenceAsync(request.Id, Token));
        });
        await database.Services.InUnitAsync(async services =>
            Assert.Equal(1, await services.GetRequiredService<IApprovalStore>().NextTimelineSequenceAsync(request.Id, Token)));
    }

    [Fact]
    public async Task Many_units_at_once_are_all_stored()
    {
        var series = Samples.NewId();
        var numbers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => database.Services.InUnitAsync(async services =>
        {
            var store = services.GetRequiredService<IApprovalStore>();
            var number = await store.NextNumberAsync(series, new DateOnly(2026, 11, 25), Token);
            await WriteAsync(services, Samples.Request(database.Clock.Now, number: number), Samples.Mail(database.Clock.Now));
            return number;
        })));

        Assert.Equal(Enumerable.Range(1, 40).Select(n => $"{series}-20261125-{n:000}"), numbers.Order(StringComparer.Ordinal));
        await database.Services.InScopeAsync(async services =>
            Assert.True((await services.GetRequiredService<IAudit>().VerifyAsync(Token)).IsWhole));
    }

    private static async Task WriteAsync(IServiceProvider services, Request request, MailMessage mail)
    {
        services.GetRequiredService<IApprovalStore>().Add(request);
        await services.GetRequiredService<IMailStore>().AddAsync(mail, Token);
        services.GetRequiredService<IAudit>().Record("luo", "request.submitted", $"request/{request.Number}", new { });
    }

    private Task<Request?> FindAsync(string number) =>
        database.Services.InScopeAsync(services => services.GetRequiredService<IApprovalStore>().FindAsync(number, Token));
}
