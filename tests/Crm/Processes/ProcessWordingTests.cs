using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Processes;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Processes;

public sealed class ProcessWordingTests
{
    private static readonly ProcessDescription s_process = new()
    {
        DefinitionId = "archive-access",
        VersionId = "v1",
        Version = 1,
        Name = "客户档案查阅",
        Description = "",
        Category = "",
        NumberPrefix = "DA",
        TitleTemplate = "查阅客户档案:{{customer}}({{manner}})",
        Fields =
        [
            new FormField { Name = "scope", Label = "查阅范围", Type = FieldType.Choices, IsFact = true },
            new FormField { Name = "purpose", Label = "查阅目的", Type = FieldType.Multiline, IsFact = true },
            new FormField { Name = "to", Label = "拟查阅结束日期", Type = FieldType.Date, IsFact = true },
        ],
        Texts = new Dictionary<string, IReadOnlyDictionary<string, string>>
        {
            ["en"] = new Dictionary<string, string>
            {
                ["查阅客户档案:{{customer}}({{manner}})"] = "Read the archive of {{customer}} ({{manner}})",
                ["查阅范围"] = "Scope",
                ["查阅目的"] = "Purpose",
                ["合同"] = "Contract",
                ["报价"] = "Quotation",
            },
        },
    };

    [Fact]
    public void A_title_is_translated_around_the_values_in_it() =>
        Assert.Equal("Read the archive of 北京(城建) $1 (合同)", s_process.TitleIn("en", "查阅客户档案:北京(城建) $1(合同)"));

    [Theory]
    [InlineData("zh-CN", "查阅客户档案:甲(合同)")]
    [InlineData("en", "以前的标题")]
    public void A_title_stays_as_it_is_in_its_own_language_and_where_the_template_does_not_fit(string language, string title) =>
        Assert.Equal(title, s_process.TitleIn(language, title));

    [Fact]
    public void The_choices_in_a_fact_are_translated() =>
        Assert.Equal(new TaskFact("Scope", "Contract · Quotation · 未译"), s_process.FactIn("en", new TaskFact("查阅范围", "合同 · 报价 · 未译")));

    [Fact]
    public void What_a_person_typed_stays_as_it_was_typed() =>
        Assert.Equal(new TaskFact("Purpose", "合同"), s_process.FactIn("en", new TaskFact("查阅目的", "合同")));

    [Theory]
    [InlineData("拟查阅结束日期", "2026-12-09", true)]
    [InlineData("拟查阅结束日期", "下周", false)]
    [InlineData("查阅目的", "2026-12-09", false)]
    [InlineData("别的", "2026-12-09", false)]
    public void A_day_is_known_by_its_field(string label, string value, bool isDay) =>
        Assert.Equal(isDay ? new DateOnly(2026, 12, 9) : null, s_process.DayOf(new TaskFact(label, value)));
}
