using System.Text.Json.Nodes;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Tests.Fakes;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Approvals;

public sealed class IdempotencyTests : IDisposable
{
    private readonly CrmWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task The_same_key_again_answers_the_request_as_it_now_stands_and_does_nothing()
    {
        await _world.AskedAsync();
        var task = _world.OpenTask.Id;
        await _world.DecideAsync(Company.DesignManager, Outcomes.Approved, "好", key: "k1", task: task);
        await _world.ApproveAsync(Company.GeneralManager);
        var entries = _world.Data.Timeline.Count;
        var again = await _world.DecideAsync(Company.DesignManager, Outcomes.Approved, " 好 ", key: "k1", task: task);
        Assert.Equal("Approved", again.Value.Outcome);
        Assert.Equal(entries, _world.Data.Timeline.Count);
    }

    [Theory]
    [InlineData(Outcomes.Rejected, "好", null)]
    [InlineData(Outcomes.Approved, "不好", null)]
    [InlineData(Outcomes.Approved, "好", "{\"a\":1}")]
    public async Task The_same_key_with_other_content_is_refused(string outcome, string comment, string? form)
    {
        await _world.AskedAsync();
        var task = _world.OpenTask.Id;
        await _world.DecideAsync(Company.DesignManager, Outcomes.Approved, "好", key: "k1", task: task);
        var other = await _world.DecideAsync(
            Company.DesignManager, outcome, comment, form is null ? null : JsonNode.Parse(form)!.AsObject(), key: "k1", task: task);
        Assert.Equal((ProblemKind.Invalid, "idempotency-key-reused"), (other.Problem!.Kind, other.Problem.Code));
    }

    [Fact]
    public async Task The_order_of_a_forms_fields_is_no_other_content()
    {
        _world.Processes.Steps.Clear();
        _world.Processes.Steps.Add(ArchiveProcess.Keeper with
        {
            Fields = [new() { Name = "a", Label = "a" }, new() { Name = "b", Label = "b" }],
        });
        await _world.AskedAsync();
        var task = _world.OpenTask.Id;
        await _world.DecideAsync(Company.Administrator, Outcomes.Submitted, form: new() { ["a"] = "1", ["b"] = "2" }, key: "k", task: task);
        var again = await _world.DecideAsync(Company.Administrator, Outcomes.Submitted, form: new() { ["b"] = "2", ["a"] = "1" }, key: "k", task: task);
        Assert.True(again.Succeeded);
    }

    [Fact]
    public async Task A_key_belongs_to_one_person()
    {
        await _world.AskedAsync();
        await _world.DecideAsync(Company.DesignManager, Outcomes.Approved, key: "k");
        Assert.True((await _world.DecideAsync(Company.GeneralManager, Outcomes.Approved, key: "k")).Succeeded);
    }

    [Fact]
    public async Task A_refused_decision_leaves_no_receipt_so_the_corrected_one_may_use_the_key()
    {
        await _world.AskedAsync();
        Assert.False((await _world.DecideAsync(Company.DesignManager, Outcomes.Rejected, key: "k")).Succeeded);
        Assert.True((await _world.DecideAsync(Company.DesignManager, Outcomes.Rejected, "用途不明", key: "k")).Succeeded);
    }

    [Fact]
    public async Task Without_a_key_the_second_decision_is_one_too_many()
    {
        await _world.AskedAsync();
        var task = _world.OpenTask.Id;
        await _world.DecideAsync(Company.DesignManager, Outcomes.Approved, task: task);
        Assert.Equal("task-already-decided", (await _world.DecideAsync(Company.DesignManager, Outcomes.Approved, task: task)).Problem!.Code);
    }

    [Fact]
    public async Task A_key_has_at_most_200_characters()
    {
        await _world.AskedAsync();
        var result = await _world.DecideAsync(Company.DesignManager, Outcomes.Approved, key: new string('k', 201));
        Assert.Equal((ProblemKind.Invalid, "idempotency-key-too-long"), (result.Problem!.Kind, result.Problem.Code));
    }
}
