using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Engine.Definitions.Differences;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Simulation;

namespace WorkflowCrm.Host.Tests.Wording;

public sealed class DifferenceTextsTests
{
    [Fact]
    public void Every_state_that_a_simulation_tells_has_a_word_in_every_language()
    {
        var catalogue = new TextCatalogue();
        string[] keys =
        [
            .. Enum.GetNames<SimulationEnd>().Select(end => $"simulate.end.{end}"),
            .. Enum.GetNames<InstanceSubStatus>().Select(status => $"simulate.status.{status}"),
            .. Enum.GetNames<TaskState>().Select(state => $"simulate.task.{state}"),
        ];
        Assert.All(Host.Texts.Languages, language => Assert.All(keys, key => Assert.NotNull(catalogue.Find(language, key))));
    }

    [Fact]
    public void Every_kind_of_change_has_a_sentence_in_every_language()
    {
        var catalogue = new TextCatalogue();
        Assert.All(Host.Texts.Languages, language => Assert.All(DifferenceCodes.All, code => Assert.NotNull(catalogue.Find(language, $"difference.{code}"))));
    }
}
