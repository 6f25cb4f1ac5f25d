using System.Globalization;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Approvals;

namespace WorkflowCrm.Activities.Simulation.World;

/// <summary>The requests and tasks of one simulation; those of the company are not in it.</summary>
internal sealed class SimulatedApprovals : IApprovalStore
{
    private readonly List<Request> _requests = [];
    private readonly List<TimelineEntry> _story = [];
    private readonly List<DecisionReceipt> _receipts = [];
    private int _number;

    public List<StaffTask> Tasks { get; } = [];

    public Request? First => _requests.FirstOrDefault();

    /// <summary>A number that no request ever has: the company's own count is not touched.</summary>
    public Task<string> NextNumberAsync(string prefix, DateOnly day, CancellationToken cancellationToken) =>
        Task.FromResult(string.Create(CultureInfo.InvariantCulture, $"{prefix}-{day:yyyyMMdd}-S{++_number:D2}"));

    public void Add(Request request) => _requests.Add(request);

    public void Add(StaffTask task) => Tasks.Add(task);

    public void Add(TimelineEntry entry) => _story.Add(entry);

    public void Add(DecisionReceipt receipt) => _receipts.Add(receipt);

    public Task<int> NextTimelineSequenceAsync(string requestId, CancellationToken cancellationToken) =>
        Task.FromResult(_story.Count(entry => entry.RequestId == requestId));

    public Task<Request?> LockByNumberAsync(string number, CancellationToken cancellationToken) => FindAsync(number, cancellationToken);

    public Task<Request?> LockByInstanceAsync(string instanceId, CancellationToken cancellationToken) =>
        Task.FromResult(_requests.Find(request => request.InstanceId == instanceId));

    public Task<(Request Request, StaffTask Task)?> LockByTaskAsync(string taskId, CancellationToken cancellationToken) =>
        Task.FromResult<(Request, StaffTask)?>(
            Tasks.Find(task => task.Id == taskId) is { } task ? (_requests.Single(request => request.Id == task.RequestId), task) : null);

    public Task<IReadOnlyList<StaffTask>> TasksForChangeAsync(string requestId, CancellationToken cancellationToken) => TasksOfAsync(requestId, cancellationToken);

    public Task<DecisionReceipt?> FindReceiptAsync(string personId, string key, CancellationToken cancellationToken) =>
        Task.FromResult(_receipts.Find(receipt => receipt.PersonId == personId && receipt.Key == key));

    public Task<Request?> FindAsync(string number, CancellationToken cancellationToken) => Task.FromResult(_requests.Find(request => request.Number == number));

    public Task<StaffTask?> FindTaskAsync(string taskId, CancellationToken cancellationToken) => Task.FromResult(Tasks.Find(task => task.Id == taskId));

    public Task<IReadOnlyList<StaffTask>> TasksOfAsync(string requestId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StaffTask>>([.. Tasks.Where(task => task.RequestId == requestId)]);

    public Task<IReadOnlyList<TimelineEntry>> TimelineAsync(string requestId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TimelineEntry>>([.. _story.Where(entry => entry.RequestId == requestId)]);

    public Task<Page<Request>> ListAsync(RequestFilter filter, PageOf page, CancellationToken cancellationToken) =>
        Task.FromResult(new Page<Request>(_requests, 1, page.Size, _requests.Count));

    public Task<Page<StaffTask>> InboxAsync(InboxFilter filter, PageOf page, CancellationToken cancellationToken)
    {
        List<StaffTask> open = [.. Tasks.Where(task => task.State == TaskState.Open)];
        return Task.FromResult(new Page<StaffTask>(open, 1, page.Size, open.Count));
    }

    public Task<int> CountOpenAsync(IReadOnlyCollection<string> assigneeIds, string escalatedToId, CancellationToken cancellationToken) =>
        Task.FromResult(Tasks.Count(task => task.State == TaskState.Open && (assigneeIds.Contains(task.AssigneeId) || task.EscalatedToId == escalatedToId)));

    public Task<Draft?> FindDraftAsync(string personId, string formKey, CancellationToken cancellationToken) => Task.FromResult<Draft?>(null);

    public Task SaveDraftAsync(Draft draft, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task DeleteDraftAsync(string personId, string formKey, CancellationToken cancellationToken) => Task.CompletedTask;
}
