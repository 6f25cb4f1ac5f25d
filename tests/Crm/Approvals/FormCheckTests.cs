using System.Text.Json.Nodes;
using WorkflowCrm.Crm.Approvals.Forms;
using WorkflowCrm.Crm.Processes;
using WorkflowCrm.Crm.Tests.Fakes;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Approvals;

public sealed class FormCheckTests : IDisposable
{
    private readonly CrmWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_complete_form_has_no_problems_and_names_its_customer()
    {
        var form = await CheckAsync(ArchiveProcess.Inputs());
        Assert.Empty(form.Problems);
        Assert.Equal(Company.KeyCustomer, form.CustomerNumber);
    }

    [Fact]
    public async Task Everything_that_is_missing_is_named_in_the_order_of_the_form()
    {
        var form = await CheckAsync([]);
        Assert.Equal(
            ["customer required", "purpose required", "scope required", "from required", "to required", "undertaking must-be-accepted"],
            form.Problems.Select(p => $"{p.Field} {p.Code}"));
    }

    [Theory]
    [InlineData("purpose", "\"   \"", "required")]
    [InlineData("purpose", "{\"a\":1}", "not-text")]
    [InlineData("customer", "\"TF-NOBODY\"", "unknown-customer")]
    [InlineData("customer", "\"' OR 1=1; DROP TABLE customers --\"", "unknown-customer")]
    [InlineData("scope", "[\"everything\"]", "not-a-choice")]
    [InlineData("scope", "[\"contracts\",\"payments\",\"contracts\"]", "not-a-choice")]
    [InlineData("scope", "[]", "required")]
    [InlineData("scope", "{}", "not-a-choice")]
    [InlineData("from", "\"2026-02-30\"", "not-a-date")]
    [InlineData("from", "\"25.11.2026\"", "not-a-date")]
    [InlineData("from", "[1]", "not-a-date")]
    [InlineData("from", "\"2026-11-24\"", "date-in-the-past")]
    [InlineData("to", "\"2026-11-24\"", "before-other-field")]
    [InlineData("undertaking", "false", "must-be-accepted")]
    [InlineData("undertaking", "\"maybe\"", "not-a-choice")]
    [InlineData("colleague", "\"nobody\"", "unknown-person")]
    [InlineData("copies", "\"many\"", "not-a-number")]
    [InlineData("copies", "\"1,5\"", "not-a-number")]
    [InlineData("copies", "1e999", "not-a-number")]
    [InlineData("copies", "[3]", "not-a-number")]
    [InlineData("paper", "\"perhaps\"", "not-a-choice")]
    [InlineData("surprise", "1", "unknown-field")]
    public async Task A_wrong_value_has_its_code(string field, string json, string code)
    {
        var inputs = ArchiveProcess.Inputs();
        inputs[field] = JsonNode.Parse(json);
        var problem = Assert.Single((await CheckAsync(inputs)).Problems);
        Assert.Equal((field, code), (problem.Field, problem.Code));
    }

    [Fact]
    public async Task Somebody_who_has_left_is_an_unknown_person()
    {
        _world.Leaves(Company.Salesman);
        var inputs = ArchiveProcess.Inputs();
        inputs["colleague"] = Company.Salesman;
        Assert.Equal("unknown-person", Assert.Single((await CheckAsync(inputs)).Problems).Code);
    }

    [Fact]
    public async Task A_text_may_be_as_long_as_its_field_says_and_no_longer()
    {
        var inputs = ArchiveProcess.Inputs();
        inputs["purpose"] = new string('好', 500);
        Assert.Empty((await CheckAsync(inputs)).Problems);
        inputs["purpose"] = new string('好', 501);
        var problem = Assert.Single((await CheckAsync(inputs)).Problems);
        Assert.Equal(("too-long", "500", "501"), (problem.Code, problem.Args["max"], problem.Args["length"]));
    }

    [Fact]
    public async Task Without_a_limit_of_its_own_a_text_has_4000_characters()
    {
        FormField[] fields = [new() { Name = "text", Label = "文字", Type = FieldType.Multiline }];
        Assert.Empty((await CheckAsync(new() { ["text"] = new string('a', 4000) }, fields)).Problems);
        Assert.Equal("too-long", Assert.Single((await CheckAsync(new() { ["text"] = new string('a', 100_000) }, fields)).Problems).Code);
    }

    [Fact]
    public async Task Values_are_trimmed_and_typed_whether_a_page_or_the_API_sent_them()
    {
        var inputs = ArchiveProcess.Inputs();
        inputs["purpose"] = "  第一行\r\n第二行\0  ";
        inputs["scope"] = "contracts";
        inputs["undertaking"] = "on";
        inputs["copies"] = " 2.50 ";
        inputs["colleague"] = Company.Salesman.ToUpperInvariant();
        inputs["paper"] = "";
        var values = (await CheckAsync(inputs)).Values;
        Assert.Equal(
            """{"customer":"TF-S-A-202611-CQXYLCYGLYXGS","purpose":"第一行\n第二行","scope":["contracts"],"from":"2026-11-25","to":"2026-11-30","undertaking":true,"colleague":"tang.yiming","copies":2.50}""",
            values.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public async Task Half_a_surrogate_pair_does_not_reach_the_database()
    {
        var inputs = ArchiveProcess.Inputs();
        inputs["purpose"] = "a\ud83d b";
        Assert.Equal("a\ufffd b", (await CheckAsync(inputs)).Values["purpose"]!.GetValue<string>());
    }

    [Fact]
    public async Task Today_is_the_companys_today()
    {
        _world.Clock.Now = new DateTimeOffset(2026, 11, 25, 16, 30, 0, TimeSpan.Zero); // 00:30 on the 26th in Shanghai
        Assert.Equal("date-in-the-past", Assert.Single((await CheckAsync(ArchiveProcess.Inputs())).Problems).Code);
    }

    [Theory]
    [InlineData("100.00", null)]
    [InlineData("100.001", "not-a-number")]
    [InlineData("-1", "not-a-number")]
    public async Task An_amount_is_yuan_and_fen_and_not_negative(string amount, string? code)
    {
        FormField[] fields = [new() { Name = "amount", Label = "金额", Type = FieldType.Amount }];
        Assert.Equal(code, (await CheckAsync(new() { ["amount"] = amount }, fields)).Problems.SingleOrDefault()?.Code);
    }

    [Fact]
    public async Task A_thousand_unknown_fields_do_not_make_a_thousand_messages()
    {
        var inputs = ArchiveProcess.Inputs();
        for (var i = 0; i < 1000; i++)
            inputs[$"x{i}"] = i;
        Assert.InRange((await CheckAsync(inputs)).Problems.Count, 1, 20);
    }

    [Theory]
    [InlineData("today", "2026-11-25")]
    [InlineData("today+3wd", "2026-11-30")]
    [InlineData("today+7d", "2026-12-02")]
    [InlineData("today-1d", "2026-11-24")]
    [InlineData("2026-12-24", "2026-12-24")]
    public void A_default_date_counts_from_today(string text, string date)
    {
        Assert.True(FieldDate.TryResolve(text, new DateOnly(2026, 11, 25), _world.Calendar.Days, out var resolved));
        Assert.Equal(date, FieldDate.Write(resolved));
    }

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("today*2")]
    [InlineData("today+3wh")]
    public void What_is_no_date_is_not_resolved(string text) =>
        Assert.False(FieldDate.TryResolve(text, new DateOnly(2026, 11, 25), _world.Calendar.Days, out _));

    private Task<CheckedForm> CheckAsync(JsonObject inputs, IReadOnlyList<FormField>? fields = null) =>
        _world.Forms.RunAsync(fields ?? ArchiveProcess.Description.Fields, inputs, CrmWorld.Token);
}
