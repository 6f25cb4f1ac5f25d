using WorkflowCrm.Conformance.Tests.Reading;
using WorkflowCrm.Conformance.Tests.Deviating;
using WorkflowCrm.Conformance.Tests.Running;
using WorkflowCrm.Engine.Activities.Flow;

namespace WorkflowCrm.Conformance.Tests;

/// <summary>The project's own cases, in whatever world.</summary>
public abstract class OwnCases
{
    public static TheoryData<string> Names => [.. CaseFolder.OwnNames];

    private protected abstract World NewWorld(FlowchartMode mode);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_ends_as_it_is_written(string name)
    {
        var one = CaseFolder.Own(name);

        var verdict = await Verdict.OfAsync(one, NewWorld);

        Assert.True(verdict.Failures.Count == 0, string.Join(Environment.NewLine, verdict.Failures));
        Assert.Empty(verdict.Deviations);
    }
}
