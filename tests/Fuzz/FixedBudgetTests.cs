using WorkflowCrm.Fuzz.Running;

namespace WorkflowCrm.Fuzz;

/// <summary>The same few inputs at every run; <c>tests/fuzz.sh</c> tries others for as long as one likes.</summary>
public sealed class FixedBudgetTests
{
    [Theory]
    [InlineData("reader", 600)]
    [InlineData("javascript", 600)]
    [InlineData("handlebars", 200)]
    [InlineData("literal", 1_500)]
    [InlineData("mime", 2_000)]
    [InlineData("reply", 10_000)]
    public void No_input_brings_the_engine_or_the_reader_of_mails_out_of_step(string target, int inputs)
    {
        using var campaign = new Campaign(TargetList.Named(target).Single());
        for (var i = 0; i < inputs; i++)
        {
            campaign.Try(seed: 20260301, i);
        }

        Assert.Equal(inputs, campaign.Inputs);
        Assert.Empty(campaign.Findings.Values.Select(finding => $"{finding.Where}: {finding.What}\n{finding.Input}"));
    }
}
