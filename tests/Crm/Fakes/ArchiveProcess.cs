using System.Text.Json.Nodes;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Crm.Tests.Fakes;

/// <summary>The form F17 and the routes of W01 in short.</summary>
public static class ArchiveProcess
{
    public const string Id = "archive-access";

    public static ProcessDescription Description { get; } = new()
    {
        DefinitionId = Id,
        VersionId = "archive-access-v1",
        Version = 1,
        Name = "客户档案查阅",
        Description = "申请查阅客户档案",
        Category = "档案",
        NumberPrefix = "DA",
        TitleTemplate = "查阅 {{customer}}",
        Fields =
        [
            new() { Name = "customer", Label = "客户", Type = FieldType.Customer, Required = true, IsFact = true },
            new() { Name = "purpose", Label = "用途", Type = FieldType.Multiline, Required = true, MaxLength = 500, IsFact = true },
            new()
            {
                Name = "scope", Label = "范围", Type = FieldType.Choices, Required = true, IsFact = true,
                Options = [new("contracts", "合同"), new("payments", "回款")],
            },
            new() { Name = "from", Label = "开始", Type = FieldType.Date, Required = true, Min = "today" },
            new() { Name = "to", Label = "结束", Type = FieldType.Date, Required = true, NotBefore = "from", IsFact = true },
            new() { Name = "undertaking", Label = "保密承诺", Type = FieldType.Checkbox, Required = true, MustBeTrue = true },
            new() { Name = "colleague", Label = "同行人", Type = FieldType.Person },
            new() { Name = "copies", Label = "份数", Type = FieldType.Number },
            new() { Name = "paper", Label = "纸质", Type = FieldType.Choice, Options = [new("yes", "是"), new("no", "否")] },
        ],
        Texts = new Dictionary<string, IReadOnlyDictionary<string, string>>
        {
            ["en"] = new Dictionary<string, string> { ["客户档案查阅"] = "Archive access", ["用途"] = "Purpose", ["总经理批准"] = "GM's approval" },
        },
    };

    /// <summary>G16: the requester's manager, then the GM.</summary>
    public static IReadOnlyList<NewTask> CompanyRoute { get; } =
        [Approval("部门经理签字", "manager-of-requester"), Approval("总经理批准", "gm")];

    /// <summary>G17: the requester's manager, the owning manager, the deputy GM in charge of the owning department.</summary>
    public static IReadOnlyList<NewTask> DepartmentRoute { get; } =
    [
        Approval("本部门经理签字", "manager-of-requester"),
        Approval("归属部门经理批准", "manager-of-unit") with { UnitId = "S" },
        Approval("副总批准", "leader-of-unit") with { UnitId = "S" },
    ];

    public static NewTask Keeper { get; } = new()
    {
        InstanceId = "", Kind = TaskKind.Work, StepName = "开通查阅", Approver = "role:archive-keeper",
        Outcomes = [new(Outcomes.Submitted, "", false)],
        Fields = [new() { Name = "paper", Label = "纸质档案", Type = FieldType.Checkbox }],
    };

    public static NewTask Approval(string step, string approver) => new()
    {
        InstanceId = "", Kind = TaskKind.Approval, StepName = step, Approver = approver,
        Outcomes = [new(Outcomes.Approved, "", false), new(Outcomes.Rejected, "", false), new(Outcomes.Returned, "", true)],
        DueAt = new DateTimeOffset(2026, 11, 27, 2, 0, 0, TimeSpan.Zero),
        DueRule = "2wd",
    };

    public static JsonObject Inputs(string customer = Company.KeyCustomer) => new()
    {
        ["customer"] = customer,
        ["purpose"] = "准备提案",
        ["scope"] = new JsonArray("contracts"),
        ["from"] = "2026-11-25",
        ["to"] = "2026-11-30",
        ["undertaking"] = true,
    };
}
