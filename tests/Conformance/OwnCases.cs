using WorkflowCrm.Conformance.Tests.Cases;
using WorkflowCrm.Conformance.Tests.Deviating;
using WorkflowCrm.Conformance.Tests.Running;
using WorkflowCrm.Engine.Activities.Flow;

namespace WorkflowCrm.Conformance.Tests;

/// <summary>The project's own cases, in whatever world.</summary>
public abstract class OwnCases
{
    public static TheoryData<string> Names => [.. CaseFolder.Own().Select(one => one.Name)];

    private protected abstract World NewWorld(FlowchartMode mode);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_ends_as_it_is_written(string name)
    {
        var one = CaseFolder.Own().Single(candidate => candidate.Name == name);

        var verdict = await Verdict.OfAsync(one, NewWorld);

        Assert.True(verdict.Failures.Count == 0, string.Join(Environment.NewLine, verdict.Failures));
        Assert.Empty(verdict.Deviations);
    }
}
