using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Crm.Publishing;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Publishing;

public sealed class SecondPersonTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Another_process_owner_is_asked() => Assert.Equal("bo", Choose("an", Company()));

    [Fact]
    public void An_owner_who_is_away_is_passed_over_whoever_acts_for_him() =>
        Assert.Equal("dou", Choose("an", Company(Away("bo", deputy: "an"))));

    [Fact]
    public void Without_another_owner_at_work_an_administrator_is_asked() =>
        Assert.Equal("cai", Choose("an", Company(Away("bo", null), Away("dou", null))));

    [Fact]
    public void Nobody_is_asked_when_nobody_else_may() =>
        Assert.Null(Choose("an", Company(Away("bo", null), Away("dou", null), Away("cai", null))));

    [Fact]
    public void Who_asked_never_counts_as_the_one_who_confirmed_not_even_for_another_owner()
    {
        Assert.False(SecondPerson.HasConfirmed(Company(), "an", [Task("an", onBehalfOf: "bo")]));
        Assert.False(SecondPerson.HasConfirmed(Company(), "an", [Task("an")]));
    }

    [Fact]
    public void An_owner_an_administrator_and_an_owners_deputy_count()
    {
        Assert.True(SecondPerson.HasConfirmed(Company(), "an", [Task("bo")]));
        Assert.True(SecondPerson.HasConfirmed(Company(), "an", [Task("cai")]));
        Assert.True(SecondPerson.HasConfirmed(Company(), "an", [Task("er", onBehalfOf: "bo")]));
    }

    [Fact]
    public void Somebody_else_and_a_task_that_was_skipped_or_rejected_do_not()
    {
        Assert.False(SecondPerson.HasConfirmed(Company(), "an", [Task("er")]));
        Assert.False(SecondPerson.HasConfirmed(Company(), "an", [Task("bo", state: TaskState.Skipped)]));
        Assert.False(SecondPerson.HasConfirmed(Company(), "an", [Task("bo", outcome: Outcomes.Rejected)]));
        Assert.False(SecondPerson.HasConfirmed(Company(), "an", []));
    }

    private static string? Choose(string askerId, Organisation company) => SecondPerson.Choose(company, askerId, s_now)?.Id;

    private static Organisation Company(params Absence[] absences) => new(
        [],
        new[] { "an", "bo", "cai", "dou", "er" }.Select(id => new Person { Id = id, Login = id, Name = id, NameEn = id, Mail = id, DepartmentId = "Z", Title = "", TitleEn = "" }),
        [Role("an", Roles.ProcessOwner), Role("bo", Roles.ProcessOwner), Role("dou", Roles.ProcessOwner), Role("cai", Roles.Administrator)],
        absences);

    private static RoleAssignment Role(string personId, string role) => new() { PersonId = personId, Role = role };

    private static Absence Away(string personId, string? deputy) =>
        new() { Id = personId, PersonId = personId, From = s_now.AddDays(-1), Until = s_now.AddDays(1), DeputyId = deputy };

    private static StaffTask Task(string decidedBy, string? onBehalfOf = null, TaskState state = TaskState.Decided, string outcome = Outcomes.Approved) => new()
    {
        Id = "t", RequestId = "r", RequestNumber = "PP-1", DefinitionVersionId = "v", InstanceId = "i", BookmarkId = "b", Kind = TaskKind.Approval,
        StepName = "确认发布", Title = "", RequesterId = "an", AssigneeId = onBehalfOf ?? decidedBy, Round = 1, Outcomes = "[]", Form = "[]", Facts = "[]",
        Why = "person", CreatedAt = s_now, State = state, Outcome = outcome, DecidedById = decidedBy, OnBehalfOfId = onBehalfOf,
    };
}
