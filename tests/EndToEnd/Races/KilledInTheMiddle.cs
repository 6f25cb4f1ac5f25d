using System.Collections.Concurrent;
using System.Net;
using WorkflowCrm.EndToEnd.Tests.People;
using WorkflowCrm.EndToEnd.Tests.Running;

namespace WorkflowCrm.EndToEnd.Tests.Races;

/// <summary>The program dies (kill -9) in the middle of a hundred decisions. Afterwards every request stands exactly before or after its step.</summary>
public sealed class KilledInTheMiddle
{
    private const int Requests = 100;
    private const int AtOnce = 6;

    public static TheoryData<string> OnEach => Databases.All;

    [Theory]
    [MemberData(nameof(OnEach))]
    public async Task Every_decision_happened_wholly_or_not_at_all(string database)
    {
        for (var campaign = 0; campaign < Campaign.Of(1); campaign++)
            await RunAsync(database, campaign);
    }

    private static async Task RunAsync(string database, int campaign)
    {
        await using var host = await RunningHost.StartAsync(database);
        var requests = await SubmitAsync(host);
        var tasks = requests.ToDictionary(r => r.Number, r => r.OnlyTask.Id);

        var acknowledged = new ConcurrentDictionary<string, bool>();
        int[] killsAfter = [12 + (campaign % 7), 41 + (campaign % 11), 77 + (campaign % 5)];
        foreach (var count in killsAfter)
        {
            using (var manager = await Colleague.SignInAsync(host, "meng.fan"))
                await DecideUntilKilledAsync(host, manager, tasks, acknowledged, count);
            await host.StartAgainAsync();
            await EveryRequestIsBeforeOrAfterAsync(host, tasks, acknowledged);
        }

        using (var manager = await Colleague.SignInAsync(host, "meng.fan"))
        {
            // Whoever got no answer asks again under the same key: the answer is the same whether or not it had happened.
            foreach (var (number, task) in tasks)
                (await manager.DecideAsync(task, "Approved", null, Key(number))).Expect(HttpStatusCode.OK);
        }

        foreach (var number in tasks.Keys)
            acknowledged[number] = true;
        await EveryRequestIsBeforeOrAfterAsync(host, tasks, acknowledged);
        await EveryMailWasDeliveredUnderOneIdAsync(host, tasks.Keys);
    }

    private static async Task<List<RequestInfo>> SubmitAsync(RunningHost host)
    {
        using var designer = await Colleague.SignInAsync(host, "jiang.yinuo");
        var archive = await designer.NumberOfAsync("CQXYLC");
        var today = await new ProgramClock(host).TodayAsync();
        List<RequestInfo> requests = [];
        for (var i = 0; i < Requests; i++)
            requests.Add(await designer.AskForArchiveAsync(archive, today));
        return requests;
    }

    /// <summary>Several decisions are always under way; the program is killed when so many have been answered.</summary>
    private static async Task DecideUntilKilledAsync(
        RunningHost host, Colleague manager, Dictionary<string, string> tasks, ConcurrentDictionary<string, bool> acknowledged, int killAfter)
    {
        var waiting = new ConcurrentQueue<string>(tasks.Keys.Where(n => !acknowledged.ContainsKey(n)));
        var killed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var workers = Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            while (!killed.Task.IsCompleted && waiting.TryDequeue(out var number))
            {
                try
                {
                    var answer = await manager.DecideAsync(tasks[number], "Approved", null, Key(number));
                    if (answer.Status == HttpStatusCode.OK)
                        acknowledged[number] = true;
                }
                catch (HttpRequestException)
                {
                    return; // the program is gone; whether this decision counts is for the database to say
                }

                if (acknowledged.Count >= killAfter)
                    killed.TrySetResult();
            }
        })).ToList();
        await Task.WhenAny(killed.Task, Task.WhenAll(workers));
        host.Kill();
        await Task.WhenAll(workers);
        Assert.True(killed.Task.IsCompleted, $"Only {acknowledged.Count} decisions were answered, not {killAfter}.\n{host.Output}");
    }

    private static async Task EveryRequestIsBeforeOrAfterAsync(
        RunningHost host, Dictionary<string, string> tasks, ConcurrentDictionary<string, bool> acknowledged)
    {
        using var designer = await Colleague.SignInAsync(host, "jiang.yinuo");
        foreach (var (number, task) in tasks)
        {
            var request = await designer.RequestAsync(number);
            var open = request.OnlyTask;
            if (open.Id == task)
            {
                Assert.False(acknowledged.ContainsKey(number), $"{number}: the decision was acknowledged and is lost.");
                Assert.Empty(request.Decisions);
                Assert.Equal("meng.fan", open.Assignee!.UserName);
            }
            else
            {
                Assert.Single(request.Decisions);
                Assert.Equal("lin.zhiyuan", open.Assignee!.UserName);
                Assert.Equal(2, request.Timeline.Count(t => t.Kind == "taskAssigned"));
            }
        }

        using var auditor = await Colleague.SignInAsync(host, "zheng.qiming");
        var verification = (await auditor.GetAsync("api/audit")).Expect(HttpStatusCode.OK).Json.GetProperty("verification");
        Assert.True(verification.GetProperty("whole").GetBoolean(), verification.ToString());
    }

    private static async Task EveryMailWasDeliveredUnderOneIdAsync(RunningHost host, IEnumerable<string> numbers)
    {
        // What a killed worker had in hand is another one's when its lease is over.
        var clock = new ProgramClock(host);
        await clock.MoveToAsync((await clock.NowAsync()).AddMinutes(10));
        var box = new Mailbox(host);
        await Eventually.HoldsAsync(async () =>
        {
            var assigned = (await box.AllAsync()).Where(m => m.Template == "task.assigned").ToLookup(m => m.RequestNumber);
            Assert.All(numbers, number => Assert.Equal(2, assigned[number].Count())); // one to the manager, one to the general manager
        });

        var sent = await box.AllAsync();
        Assert.All(sent.Where(m => m.RequestNumber is not null && m.Template != "task.reminder").CountBy(m => (m.To, m.Template, m.RequestNumber, m.TaskId)), m => Assert.Equal(1, m.Value)); // reminders repeat
        // Delivered at least once, and a second delivery is the same mail: the files carry exactly the Message-IDs of the mails.
        Assert.Equal(sent.Select(m => m.MessageId).Order(StringComparer.Ordinal), box.Delivered().Select(m => m.MessageId.Trim('<', '>')).Order(StringComparer.Ordinal));
    }

    private static string Key(string number) => "kill-" + number;
}
