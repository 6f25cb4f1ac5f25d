using WorkflowCrm.Crm.Mail.Templates;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Mail.Templates;

public sealed class TemplateDifferenceTests
{
    [Fact]
    public void Lines_that_came_and_went_are_told_among_those_that_stayed()
    {
        var lines = TemplateDifference.Between(TemplateRoom.Content("一\n二\n三"), TemplateRoom.Content("一\n二之一\n三\n四"));
        Assert.Equal(["Same 1 一", "Removed 2 二", "Added 2 二之一", "Same 3 三", "Added 4 四"], lines.Select(l => $"{l.Kind} {l.Number} {l.Text}"));
        Assert.All(lines, line => Assert.Equal(TemplatePart.TextZh, line.Part));
    }

    [Fact]
    public void The_same_differs_in_nothing_and_what_is_new_in_everything()
    {
        Assert.Empty(TemplateDifference.Between(TemplateRoom.Content(), TemplateRoom.Content()));
        Assert.All(TemplateDifference.Between(null, TemplateRoom.Content()), line => Assert.Equal(LineKind.Added, line.Kind));
    }

    [Fact]
    public void What_the_audit_keeps_is_bounded()
    {
        var lines = TemplateDifference.Audited(TemplateRoom.Content(), TemplateRoom.Content(string.Join('\n', Enumerable.Repeat(new string('x', 500), 3_000))));
        Assert.Equal(60, lines.Count);
        Assert.All(lines, line => Assert.InRange(line.Text.Length, 1, 200));
    }
}
