using System.Net;
using WorkflowCrm.Host.Tests.Application;

namespace WorkflowCrm.Host.Tests.Designer.Definitions;

/// <summary>The Studio asks for the descriptors after every stroke; they carry the company's own choices.</summary>
public sealed class DescriptorTests(DrawingOffice office) : IClassFixture<DrawingOffice>
{
    private const string Path = "/elsa/api/descriptors/activities?Refresh=True";

    [Fact]
    public async Task They_are_sent_once_until_the_data_changes()
    {
        var first = await office.Owner.GetAsync(Path);
        var tag = first.Header("ETag")!;
        var again = await office.Owner.SendAsync(HttpMethod.Get, Path, null, ("If-None-Match", tag));
        Assert.Equal((HttpStatusCode.NotModified, ""), (again.Status, again.Body));
        Assert.NotEqual(tag, (await office.Second.GetAsync(Path)).Header("ETag"));

        await office.App.Dismiss(SmallCompany.Auditor);

        var changed = await office.Owner.SendAsync(HttpMethod.Get, Path, null, ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.DoesNotContain($"person:{SmallCompany.Auditor}", changed.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_departments_roles_and_mails_are_offered_in_the_owners_language()
    {
        Assert.Equal("设计部 · 孟凡", await TextAsync(office.Owner, "WorkflowCrm.RequestApproval", "Approver", $"person:{SmallCompany.DesignManager}"));
        Assert.EndsWith(" · Meng Fan", await TextAsync(office.Second, "WorkflowCrm.RequestApproval", "Approver", $"person:{SmallCompany.DesignManager}"), StringComparison.Ordinal);
        Assert.Equal("【角色】流程负责人", await TextAsync(office.Owner, "WorkflowCrm.DoWork", "Assignee", "role:process-owner"));
        Assert.EndsWith(" (J)", await TextAsync(office.Owner, "WorkflowCrm.DoWork", "Unit", "J"), StringComparison.Ordinal);
        Assert.Equal("Approved", await TextAsync(office.Second, "WorkflowCrm.SendMail", "Template", "case.approved"));
    }

    /// <summary>The Studio sorts every list by its texts, byte by byte.</summary>
    [Theory]
    [InlineData("WorkflowCrm.RequestApproval", "Approver")]
    [InlineData("WorkflowCrm.RequestApproval", "EscalateTo")]
    [InlineData("WorkflowCrm.DoWork", "Assignee")]
    [InlineData("WorkflowCrm.OpenViolation", "Person")]
    [InlineData("WorkflowCrm.SendMail", "To")]
    public async Task Rules_come_first_then_roles_then_people_and_no_two_are_called_the_same(string type, string input)
    {
        foreach (var (owner, rule, role) in new[] { (office.Owner, "【规则】", "【角色】"), (office.Second, "(By rule) ", "(Role) ") })
        {
            var choices = (await ChoicesAsync(owner, type, input)).OrderBy(choice => choice.Text, StringComparer.Ordinal).ToList();

            Assert.Distinct(choices.Select(choice => choice.Text));
            string[] kinds = [.. choices.Select(choice => choice.Value.Split(':') is [var kind, _] ? kind : "rule")];
            Assert.Equal(["rule", "role", "person"], kinds.Distinct());
            Assert.Equal(kinds.OrderBy(kind => Array.IndexOf(["rule", "role", "person"], kind)), kinds);
            Assert.All(choices.Zip(kinds), choice => Assert.Equal(
                choice.Second,
                choice.First.Text.StartsWith(rule, StringComparison.Ordinal) ? "rule" : choice.First.Text.StartsWith(role, StringComparison.Ordinal) ? "role" : "person"));
        }
    }

    [Fact]
    public async Task The_choices_of_one_input_are_asked_for_alone()
    {
        var answer = await office.Owner.PostAsync("/elsa/api/descriptors/activities/WorkflowCrm.DoWork/options/Assignee", new { context = new { } });

        Assert.NotEmpty(answer.Json["items"]!["dropdown"]!["selectList"]!["items"]!.AsArray());
        Assert.Equal("""{"items":{}}""", (await office.Owner.PostAsync("/elsa/api/descriptors/activities/No.Such/options/None", new { context = new { } })).Body);
    }

    private static async Task<string> TextAsync(Caller owner, string type, string input, string value) =>
        (await ChoicesAsync(owner, type, input)).Single(choice => choice.Value == value).Text;

    private static async Task<IReadOnlyList<(string Text, string Value)>> ChoicesAsync(Caller owner, string type, string input)
    {
        var activity = (await owner.GetAsync(Path)).Items.Single(item => item["typeName"]!.ToString() == type);
        var editor = activity["inputs"]!.AsArray().Single(item => item!["name"]!.ToString() == input)!["uiSpecifications"]!["dropdown"]!["selectList"]!["items"]!.AsArray();
        return [.. editor.Select(choice => (choice!["text"]!.ToString(), choice["value"]!.ToString()))];
    }
}
