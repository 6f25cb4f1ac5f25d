using WorkflowCrm.Engine.Definitions.Differences;

namespace WorkflowCrm.Host.Tests.Wording;

public sealed class DifferenceTextsTests
{
    [Fact]
    public void Every_kind_of_change_has_a_sentence_in_every_language()
    {
        var catalogue = new TextCatalogue();
        Assert.All(Host.Texts.Languages, language => Assert.All(DifferenceCodes.All, code => Assert.NotNull(catalogue.Find(language, $"difference.{code}"))));
    }
}
