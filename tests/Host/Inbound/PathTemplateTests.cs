using WorkflowCrm.Host.Inbound;

namespace WorkflowCrm.Host.Tests.Inbound;

public sealed class PathTemplateTests
{
    [Theory]
    [InlineData("orders/{id}", "orders/7", "7")]
    [InlineData("orders/{id}", "/Orders/A-7/", "A-7")]
    [InlineData("{id}/lines", "7/lines", "7")]
    [InlineData("orders/{id:int}", "orders/7", "7")]
    public void A_parameter_takes_one_segment(string template, string path, string id) => Assert.Equal(id, PathTemplate.Match(template, path)!["id"]);

    [Theory]
    [InlineData("orders/{id}", "orders")]
    [InlineData("orders/{id}", "orders/7/lines")]
    [InlineData("orders/{id}", "bills/7")]
    [InlineData("orders", "orders/7")]
    public void Another_path_is_another_path(string template, string path) => Assert.Null(PathTemplate.Match(template, path));

    [Fact]
    public void What_is_literal_earlier_ranks_first()
        => Assert.Equal(["a/b", "a/{x}", "{x}/b", "{x}/{y}"], new[] { "{x}/{y}", "{x}/b", "a/b", "a/{x}" }.OrderBy(PathTemplate.Rank, StringComparer.Ordinal));
}
