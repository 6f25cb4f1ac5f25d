using System.Text.Json.Nodes;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Incoming;

namespace WorkflowCrm.Activities.Tests.CustomerOpinions;

/// <summary>P62: a customer's opinion comes in, the desk sorts it, the department keeps or improves and answers.</summary>
public sealed class OpinionTests
{
    private const string Sender = "wang@xingyelan.example";

    private readonly Office _office = new();

    [Fact]
    public async Task A_mail_of_a_known_customer_begins_a_request_of_the_desk_and_is_confirmed()
    {
        var number = Assert.Single(await _office.ReceiveAsync(Mail(Company.CompanyLevel)));

        Assert.Equal("YJ-20261123-001", number);
        Assert.Equal((Company.Secretary, "客户意见：画册印刷", Company.CompanyLevel), (_office.Request.RequesterId, _office.Request.Title, _office.Request.CustomerNumber));
        Assert.Equal(["登记并分派: ye.xiaolan"], _office.Waiting);
        Assert.Equal(Company.CompanyLevel, Default("customer"));
        var inputs = JsonNode.Parse(_office.Request.Inputs)!;
        Assert.Equal(["TF-S-A-202601-CQXYLCYGLYXGS", "2026-11-23", "王女士", Sender, "画册印刷", "印得很清楚，谢谢。"],
            new[] { "customer", "receivedAt", "senderName", "sender", "subject", "text" }.Select(name => inputs[name]?.ToString()));
        var confirmation = Assert.Single(ToSender());
        Assert.Equal(("opinion.received", Sender, null, number, "letter-1@xingyelan.example"),
            (confirmation.TemplateKey, confirmation.ToAddress, confirmation.ToPersonId, confirmation.RequestNumber, confirmation.AnswersMessageId));
        Assert.NotNull(confirmation.ReplyHash);
        Assert.Contains("caretaker=叶晓岚", confirmation.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_of_somebody_unknown_waits_for_the_desk_to_say_which_customer_it_is()
    {
        await _office.ReceiveAsync(Mail(null, Company.CompanyLevel, Company.DepartmentLevel));

        Assert.Null(_office.Request.CustomerNumber);
        Assert.Equal(["核对来信人: ye.xiaolan"], _office.Waiting);
        Assert.Equal("suggestedCustomers", TaskJson.Fields(_office.Task)[0].Name);
        Assert.Equal($"{Company.CompanyLevel}、{Company.DepartmentLevel}", Default("suggestedCustomers"));
        await CheckAsync("customer");
        Assert.Equal(["登记并分派: ye.xiaolan"], _office.Waiting);
        Assert.Null(Default("customer"));
        Assert.Equal($"{Company.CompanyLevel}、{Company.DepartmentLevel}", Default("suggestedCustomers"));

        await SortAsync("keep");
        Assert.Equal(Company.CompanyLevel, _office.Request.CustomerNumber);
        Assert.Equal(["保持并答复: meng.fan"], _office.Waiting);
    }

    [Fact]
    public async Task F34_A_customers_opinion_names_its_customer()
    {
        await _office.ReceiveAsync(Mail(null));
        await CheckAsync("customer");
        var missing = await TryAsync(Company.Secretary, Sorted("keep", customer: null));
        Assert.Equal(["customer"], missing.Problem!.Fields.Select(field => field.Field));
    }

    [Fact]
    public async Task A_mail_that_is_from_no_customer_is_closed_by_the_desk_without_an_answer()
    {
        await _office.ReceiveAsync(Mail(null));
        await CheckAsync("other");
        Assert.Empty(_office.OpenTasks);
        Assert.Equal((RequestStatus.Finished, Outcomes.Completed, null), (_office.Request.Status, _office.Request.Outcome, _office.Request.CustomerNumber));
        Assert.Equal("opinion.received", Assert.Single(ToSender()).TemplateKey);
        Assert.Contains("\"origin\":\"other\"", _office.Approvals.Tasks[^1].FormData, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Or_with_one_which_goes_to_the_sender_as_it_was_written()
    {
        await _office.ReceiveAsync(Mail(null));
        await CheckAsync("other", "您写错了地址。");
        Assert.Empty(_office.OpenTasks);
        Assert.Equal((RequestStatus.Finished, Outcomes.Completed), (_office.Request.Status, _office.Request.Outcome));
        var answer = ToSender()[^1];
        Assert.Equal(("opinion.answered", Sender, false), (answer.TemplateKey, answer.ToAddress, answer.IsAutomaticAnswer));
        Assert.Contains("answer=您写错了地址。", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whether_it_is_a_customers_must_be_said()
    {
        await _office.ReceiveAsync(Mail(null));
        var missing = await TryAsync(Company.Secretary, []);
        Assert.Equal(["origin"], missing.Problem!.Fields.Select(field => field.Field));
        Assert.Equal(["核对来信人: ye.xiaolan"], _office.Waiting);
    }

    [Fact]
    public async Task R238_What_is_good_is_kept_and_the_answer_goes_to_the_sender()
    {
        var number = Assert.Single(await _office.ReceiveAsync(Mail(Company.CompanyLevel)));
        await SortAsync("keep");
        Assert.Equal(["保持并答复: meng.fan"], _office.Waiting);

        await _office.DecideAsync(Company.DesignManager, Outcomes.Submitted, form: new() { ["kept"] = "印前三校", ["answer"] = "谢谢您的表扬！" });

        Assert.Empty(_office.OpenTasks);
        Assert.Equal("", string.Join(" ", _office.Instances.Of(_office.Request.InstanceId).Incidents.Select(incident => incident.Message)));
        Assert.Equal((RequestStatus.Finished, Outcomes.Completed), (_office.Request.Status, _office.Request.Outcome));
        var answer = ToSender()[^1];
        Assert.Equal(("opinion.answered", Sender, "letter-1@xingyelan.example", number),
            (answer.TemplateKey, answer.ToAddress, answer.AnswersMessageId, answer.RequestNumber));
        Assert.Contains("answer=谢谢您的表扬！", answer.Text, StringComparison.Ordinal);
        Assert.Contains("caretaker=孟凡", answer.Text, StringComparison.Ordinal);
        Assert.Contains("dept=设计部", answer.Text, StringComparison.Ordinal);
        Assert.Equal([true, false], ToSender().Select(mail => mail.IsAutomaticAnswer));
        Assert.Equal(2, _office.Approvals.Story.Count(line => line.Kind == TimelineKind.MailSentOutside));
    }

    [Fact]
    public async Task R238_What_is_bad_is_closed_only_with_an_improvement_report()
    {
        await _office.ReceiveAsync(Mail(Company.CompanyLevel));
        await SortAsync("improve");
        Assert.Equal(["改进并答复: meng.fan"], _office.Waiting);
        Assert.Equal("颜色偏暗", Default("summary"));

        var missing = await TryAsync(Company.DesignManager, new() { ["summary"] = "颜色偏暗", ["answer"] = "我们重印。" });
        Assert.Equal(["cause", "measures"], missing.Problem!.Fields.Select(field => field.Field));

        await _office.DecideAsync(Company.DesignManager, Outcomes.Submitted, form: new()
        {
            ["summary"] = "颜色偏暗", ["cause"] = "未打样", ["measures"] = "一律先打样；孟凡；12月1日", ["answer"] = "我们重印。",
        });
        Assert.Equal(Outcomes.Completed, _office.Request.Outcome);
    }

    [Fact]
    public async Task R237_An_opinion_by_telephone_is_recorded_in_full_and_its_receiver_answers_it()
    {
        var empty = await AskAsync(Company.Salesperson, Form(text: " "));
        Assert.Equal(["text"], empty.Problem!.Fields.Select(field => field.Field));

        var request = (await AskAsync(Company.Salesperson, Form())).Value;
        Assert.Equal(["登记并分派: ye.xiaolan"], _office.Waiting);
        await SortAsync("keep");
        await _office.DecideAsync(Company.DesignManager, Outcomes.Submitted, form: new() { ["kept"] = "准时", ["answer"] = "谢谢！" });
        Assert.Equal(["答复客户: tang.yiming"], _office.Waiting);

        await _office.DecideAsync(Company.Salesperson, Outcomes.Submitted, form: new() { ["answeredOn"] = "2026-11-23" });

        Assert.Equal(Outcomes.Completed, request.Outcome);
        Assert.Empty(ToSender());
    }

    [Fact]
    public async Task Work_that_lies_is_reminded_of_every_two_working_days()
    {
        await _office.ReceiveAsync(Mail(Company.CompanyLevel));
        await _office.UntilAsync("2026-11-27 18:00");
        Assert.Equal(["task.reminder 2026-11-25 10:00", "task.reminder 2026-11-27 10:00"], _office.MailsTo(Company.Secretary, "task.reminder"));
    }

    [Fact]
    public async Task A_mail_to_another_address_begins_nothing() =>
        Assert.Empty(await _office.ReceiveAsync(Mail(null) with { Recipients = ["oa@tuofan.example", "oa+opinions@tuofan.example"] }));

    [Fact]
    public async Task Who_did_not_write_cannot_be_written_to()
    {
        await _office.StartAsync(Company.Designer, ("WorkflowCrm.SendMail", new { template = "opinion.answered", to = "mail-sender" }));
        Assert.Equal(Outcomes.Faulted, _office.Request.Outcome);
        Assert.Empty(ToSender());
    }

    /// <summary>A mail to the opinion address on Monday morning in China, which is still Sunday in UTC.</summary>
    private static MailOpening Mail(string? customer, params string[] suggested) => new(
        "mail-1", Sender, "王女士", customer, suggested, "画册印刷", "印得很清楚，谢谢。", Office.At("2026-11-23 07:30"), [])
    {
        Recipients = ["oa+opinion@tuofan.example"], MessageId = "letter-1@xingyelan.example",
    };

    private static JsonObject Form(string text = "送货准时。") => new()
    {
        ["customer"] = Company.DepartmentLevel, ["receivedAt"] = "2026-11-23", ["senderName"] = "李先生", ["sender"] = "13800000000",
        ["subject"] = "送货", ["text"] = text,
    };

    /// <summary>As the page does it: what the form shows comes back with it.</summary>
    private Task<Office> CheckAsync(string origin, string? answer = null) => _office.DecideAsync(Company.Secretary, Outcomes.Submitted, form: new()
    {
        ["suggestedCustomers"] = Default("suggestedCustomers"), ["origin"] = origin, ["answer"] = answer,
    });

    private Task<Office> SortAsync(string nature) => _office.DecideAsync(Company.Secretary, Outcomes.Submitted, form: Sorted(nature, Company.CompanyLevel));

    private static JsonObject Sorted(string nature, string? customer) => new()
    {
        ["customer"] = customer, ["department"] = "J", ["kind"] = "suggestion", ["about"] = new JsonArray("product"),
        ["nature"] = nature, ["summary"] = "颜色偏暗",
    };

    private Task<Result<Request>> AskAsync(string person, JsonObject form) =>
        _office.InScopeAsync<SubmitRequest, Result<Request>>(desk => desk.RunAsync(person, "customer-opinion", form, Channel.Page, default));

    private Task<Result<Request>> TryAsync(string person, JsonObject form) => _office.InScopeAsync<Decide, Result<Request>>(
        desk => desk.RunAsync(new Decision(person, _office.Task.Id, Outcomes.Submitted, null, form, Channel.Page), default));

    private string? Default(string field) => TaskJson.Fields(_office.Task).Single(f => f.Name == field).Default;

    private List<MailMessage> ToSender() => [.. _office.Mails.Where(mail => mail.ToPersonId is null)];
}
