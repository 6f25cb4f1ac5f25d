using System.Text.Json;
using WorkflowCrm.Engine.Activities.Primitives;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Simulation.Tests.Backends;
using WorkflowCrm.Simulation.Tests.Invariants;
using WorkflowCrm.Simulation.Tests.Running;

namespace WorkflowCrm.Simulation.Tests.Histories;

/// <summary>Does the jobs as the workers of two programs do: mostly at once, sometimes late, after another worker, or not at all because the program dies.</summary>
internal sealed class JobDesk(IBackend backend, Choices choices, Transactions transactions, Post post)
{
    private readonly List<ClaimedJob> _held = [];

    /// <summary>Takes the job that is due first and does it; false when none is due.</summary>
    public async Task<bool> RunNextAsync()
    {
        if (await backend.ClaimAsync(transactions.Program()) is not { } job)
            return false;
        switch (choices.Weighted(20, 2, 1))
        {
            case 0:
                await RunAsync(job);
                break;
            case 1:
                if (transactions.IsTold)
                    transactions.Tell($"a slow worker takes {job.Request.Kind}/{job.Request.Key}");
                _held.Add(job);
                break;
            default:
                if (transactions.IsTold)
                    transactions.Tell($"a program takes {job.Request.Kind}/{job.Request.Key} and dies");
                break;
        }

        return true;
    }

    /// <summary>A slow worker comes to do what it took earlier; another one may have done it meanwhile.</summary>
    public async Task RunHeldAsync()
    {
        if (_held.Count == 0)
            return;
        var job = choices.Pick(_held);
        _held.Remove(job);
        await RunAsync(job);
    }

    /// <summary>A bookmark was resumed by whoever it was.</summary>
    public void Resumed(BookmarkStory story)
    {
        story.Resumptions++;
        Violation.Unless(
            !story.Bookmark.AutoBurn || (story.Resumptions == 1 && !story.IsPresent),
            "resumed twice", $"The bookmark {story.Bookmark.Id} was resumed {story.Resumptions} times and is {(story.IsPresent ? "still there" : "gone")}.");
    }

    private async Task RunAsync(ClaimedJob job)
    {
        if (transactions.IsTold)
            transactions.Tell($"do {job.Request.Kind}/{job.Request.Key} {job.Request.Payload?.ToJsonString()}");
        // Done outside, reported, and only then forgotten: whoever dies in between does it again after the lease.
        if (job.Request.Kind == WorkflowJobKinds.RunTask && !await post.SendAsync(TaskStimulus.Completed(job.Request.Key, 1)))
            return;
        Violation.Unless(job.DueAt <= backend.Clock.Now, "timer early", $"{job.Request.Kind}/{job.Request.Key} ran before its time.");
        var done = await transactions.RunAsync(async session =>
        {
            if (job.Request.Kind != WorkflowJobKinds.RunTask)
                await session.Jobs.RunAsync(job.Request, CancellationToken.None);
            session.Complete(job);
            return "done";
        });
        if (done is not null && job.Request.Kind is WorkflowJobKinds.Timer or WorkflowJobKinds.Resume)
            await AccountAsync(job.Request, done!);
    }

    private async Task AccountAsync(JobRequest request, Committed<string> done)
    {
        var resume = request.Payload.Deserialize<ResumePayload>(JsonSerializerOptions.Web)!;
        var story = transactions.Ledger.Bookmarks[resume.BookmarkId];
        var burst = done.Bursts.FirstOrDefault(burst => burst.State.Id == resume.InstanceId && burst.Journal is [{ Event: "Resumed" }, ..]);
        if (burst is null)
        {
            await post.MissedAsync(resume, transactions.Ledger.States[resume.InstanceId].Status == InstanceStatus.Running);
            return;
        }

        Violation.Unless(burst.Journal[0].ExecutionId == story.Bookmark.ExecutionId, "resumed another", $"The job for {story.Bookmark.Id} resumed {burst.Journal[0].ExecutionId}.");
        Resumed(story);
        if (resume.Key is { } key)
            post.Resumed(key);
        Violation.Unless(story.Bookmark.DueAt is not { } dueAt || dueAt <= backend.Clock.Now, "timer early", $"{story.Bookmark.Id} was resumed before {story.Bookmark.DueAt}.");
    }
}
