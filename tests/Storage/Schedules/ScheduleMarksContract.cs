using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Storage.Schedules;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Schedules;

public abstract class ScheduleMarksContract(TestDatabase database)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mark_moves_with_the_commit_and_goes_with_its_schedule()
    {
        var (id, at) = (Samples.NewId(), database.Clock.Now);
        await InMarksAsync(marks =>
        {
            marks.Add(new ScheduleMark { TriggerId = id, Hash = "H1", PassedAt = at });
            return Task.FromResult(true);
        });
        await Assert.ThrowsAsync<InvalidDataException>(() => InMarksAsync(async marks =>
        {
            (await marks.LockAsync(id, Token))!.PassedAt = at.AddHours(1);
            return await Task.FromException<bool>(new InvalidDataException("undone"));
        }));
        Assert.Equal(at, (await InMarksAsync(marks => marks.ListAsync(Token)))[id].PassedAt);
        await InMarksAsync(async marks => (await marks.LockAsync(id, Token))!.PassedAt = at.AddHours(2));
        Assert.Equal(at.AddHours(2), (await InMarksAsync(marks => marks.ListAsync(Token)))[id].PassedAt);
        await InMarksAsync(async marks =>
        {
            await marks.RemoveAsync([id], Token);
            return true;
        });
        Assert.Null(await InMarksAsync(marks => marks.LockAsync(id, Token)));
    }

    private Task<T> InMarksAsync<T>(Func<ScheduleMarks, Task<T>> use) =>
        database.Services.InUnitAsync(services => use(services.GetRequiredService<ScheduleMarks>()));
}
