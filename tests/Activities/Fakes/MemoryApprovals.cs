using System.Globalization;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Approvals;

namespace WorkflowCrm.Activities.Tests.Fakes;

public sealed class MemoryApprovals : IApprovalStore
{
    private readonly List<DecisionReceipt> _receipts = [];
    private int _number;

    public List<Request> Requests { get; } = [];

    public List<StaffTask> Tasks { get; } = [];

    public List<TimelineEntry> Story { get; } = [];

    public Task<string> NextNumberAsync(string prefix, DateOnly day, CancellationToken cancellationToken) =>
        Task.FromResult(string.Create(CultureInfo.InvariantCulture, $"{prefix}-{day:yyyyMMdd}-{++_number:D3}"));

    public void Add(Request request) => Requests.Add(request);

    public void Add(StaffTask task) => Tasks.Add(task);

    public void Add(TimelineEntry entry) => Story.Add(entry);

    public void Add(DecisionReceipt receipt) => _receipts.Add(receipt);

    public Task<int> NextTimelineSequenceAsync(string requestId, CancellationToken cancellationToken) =>
        Task.FromResult(Story.Count(entry => entry.RequestId == requestId));

    public Task<Request?> LockByNumberAsync(string number, CancellationToken cancellationToken) => FindAsync(number, cancellationToken);

    public Task<Request?> LockByInstanceAsync(string instanceId, CancellationToken cancellationToken) =>
        Task.FromResult(Requests.Find(request => request.InstanceId == instanceId));

    public Task<(Request Request, StaffTask Task)?> LockByTaskAsync(string taskId, CancellationToken cancellationToken) =>
        Task.FromResult<(Request, StaffTask)?>(
            Tasks.Find(task => task.Id == taskId) is { } task ? (Requests.Single(request => request.Id == task.RequestId), task) : null);

    public Task<IReadOnlyList<StaffTask>> TasksForChangeAsync(string requestId, CancellationToken cancellationToken) => TasksOfAsync(requestId, cancellationToken);

    public Task<DecisionReceipt?> FindReceiptAsync(string personId, string key, CancellationToken cancellationToken) =>
        Task.FromResult(_receipts.Find(receipt => receipt.PersonId == personId && receipt.Key == key));

    public Task<Request?> FindAsync(string number, CancellationToken cancellationToken) =>
        Task.FromResult(Requests.Find(request => request.Number == number));

    public Task<StaffTask?> FindTaskAsync(string taskId, CancellationToken cancellationToken) =>
        Task.FromResult(Tasks.Find(task => task.Id == taskId));

    public Task<IReadOnlyList<StaffTask>> TasksOfAsync(string requestId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StaffTask>>([.. Tasks.Where(task => task.RequestId == requestId)]);

    public Task<IReadOnlyList<TimelineEntry>> TimelineAsync(string requestId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TimelineEntry>>([.. Story.Where(entry => entry.RequestId == requestId)]);

    public Task<Page<Request>> ListAsync(RequestFilter filter, PageOf page, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Page<StaffTask>> InboxAsync(InboxFilter filter, PageOf page, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<int> CountOpenAsync(IReadOnlyCollection<string> assigneeIds, string escalatedToId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<Draft?> FindDraftAsync(string personId, string formKey, CancellationToken cancellationToken) => Task.FromResult<Draft?>(null);

    public Task SaveDraftAsync(Draft draft, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task DeleteDraftAsync(string personId, string formKey, CancellationToken cancellationToken) => Task.CompletedTask;
}
