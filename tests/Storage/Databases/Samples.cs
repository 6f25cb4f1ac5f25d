using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Customers;
using WorkflowCrm.Crm.Customers.Grading;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Storage.Tests.Databases;

/// <summary>Rows as the use cases make them.</summary>
public static class Samples
{
    public static string NewId() => Guid.CreateVersion7().ToString("n");

    public static Request Request(DateTimeOffset at, string requesterId = "luo", string? number = null, string title = "查阅档案") => new()
    {
        Id = NewId(),
        Number = number ?? $"DA-{NewId()}",
        DefinitionId = "archive-access",
        DefinitionVersionId = "archive-access-1",
        InstanceId = NewId(),
        RequesterId = requesterId,
        DepartmentId = "J",
        Title = title,
        Inputs = "{}",
        CreatedAt = at,
    };

    public static StaffTask Task(Request request, string assigneeId, DateTimeOffset at, DateTimeOffset? dueAt = null) => new()
    {
        Id = NewId(),
        RequestId = request.Id,
        RequestNumber = request.Number,
        DefinitionVersionId = request.DefinitionVersionId,
        InstanceId = request.InstanceId,
        BookmarkId = NewId(),
        Kind = TaskKind.Approval,
        StepName = "部门经理签字",
        Title = request.Title,
        RequesterId = request.RequesterId,
        AssigneeId = assigneeId,
        Round = 1,
        Outcomes = "[]",
        Form = "[]",
        Facts = "[]",
        Why = "manager",
        CreatedAt = at,
        DueAt = dueAt,
    };

    public static TimelineEntry Entry(Request request, int sequence, DateTimeOffset at, TimelineKind kind = TimelineKind.Submitted) => new()
    {
        Id = NewId(),
        RequestId = request.Id,
        At = at,
        Sequence = sequence,
        Kind = kind,
        Channel = Channel.Page,
    };

    public static MailMessage Mail(DateTimeOffset at, string? messageId = null) => new()
    {
        Id = NewId(),
        MessageId = messageId ?? $"{NewId()}@tuofan.example",
        TemplateKey = "task.assigned",
        ToAddress = "han@tuofan.example",
        ToName = "韩",
        Subject = "待办",
        Text = "…",
        Html = "<p>…</p>",
        CreatedAt = at,
    };

    public static Customer Customer(string number, string name, string initials, DateTimeOffset at) => new()
    {
        Id = NewId(),
        Number = number,
        Name = name,
        Initials = initials,
        Tier = CustomerTier.Cooperating,
        Grade = AmountGrade.B,
        ArchiveLevel = ArchiveLevel.Department,
        DepartmentId = "J",
        Industry = "房地产",
        Province = "北京",
        City = "北京",
        RegisteredAt = at,
        UpdatedAt = at,
    };

    public static Department Department(string id) => new() { Id = id, Name = $"{id}部", NameEn = $"Department {id}" };

    public static Person Person(string id, string departmentId) => new()
    {
        Id = id,
        Login = $"{id}.login",
        Name = id,
        NameEn = id,
        Mail = $"{id}@tuofan.example",
        DepartmentId = departmentId,
        Title = "设计师",
        TitleEn = "Designer",
    };

    public static InstanceState Instance(string id, DateTimeOffset at) => new()
    {
        Id = id,
        DefinitionId = "archive-access",
        DefinitionVersionId = "archive-access-1",
        DefinitionVersion = 1,
        SubStatus = InstanceSubStatus.Suspended,
        CorrelationId = "DA-1",
        CreatedAt = at,
        UpdatedAt = at,
    };

    public static Bookmark Bookmark(DateTimeOffset at, DateTimeOffset? dueAt = null, string hash = "AB12") => new()
    {
        Id = NewId(),
        Name = "decision",
        Hash = hash,
        ActivityId = "approve",
        NodeId = "Workflow1:approve",
        ExecutionId = NewId(),
        CreatedAt = at,
        DueAt = dueAt,
    };

    public static BurstResult Burst(
        InstanceState state, bool isNew, IReadOnlyList<Bookmark>? added = null, IReadOnlyList<string>? removed = null,
        IReadOnlyList<JobRequest>? jobs = null)
    {
        var line = new JournalEntry(state.NextSequence++, state.UpdatedAt, isNew ? "Started" : "Resumed", "approve", "Workflow1:approve", "WorkflowCrm.RequestApproval", null, "e1");
        return new BurstResult
        {
            State = state,
            IsNew = isNew,
            AddedBookmarks = added ?? [],
            RemovedBookmarks = removed ?? [],
            Journal = [line],
            Jobs = jobs ?? [],
        };
    }

    /// <summary>Stores a request with one open task.</summary>
    public static Task<StaffTask> GivenTaskAsync(this TestDatabase database, string assigneeId = "han", DateTimeOffset? dueAt = null) =>
        database.Services.InUnitAsync(services =>
        {
            var store = services.GetRequiredService<IApprovalStore>();
            var request = Request(database.Clock.Now);
            var task = Task(request, assigneeId, database.Clock.Now, dueAt);
            store.Add(request);
            store.Add(task);
            return System.Threading.Tasks.Task.FromResult(task);
        });
}
