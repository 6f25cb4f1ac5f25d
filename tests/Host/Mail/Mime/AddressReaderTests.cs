using WorkflowCrm.Host.Mail.Mime;

namespace WorkflowCrm.Host.Tests.Mail.Mime;

public sealed class AddressReaderTests
{
    [Theory]
    [InlineData("a@corp.example", "|a@corp.example")]
    [InlineData("Zhou Yaning <A@Corp.Example>", "Zhou Yaning|a@corp.example")]
    [InlineData("\"Zhou, Yaning\" <a@corp.example>", "Zhou, Yaning|a@corp.example")]
    [InlineData("=?utf-8?B?5ZGo6ZuF5a6B?= <a@corp.example>", "周雅宁|a@corp.example")]
    [InlineData("\"=?gbk?B?1tzRxcT+?=\"<a@corp.example>", "周雅宁|a@corp.example")]
    [InlineData("a@corp.example (Zhou (Yaning))", "Zhou (Yaning)|a@corp.example")]
    [InlineData("a@corp.example, B <b@corp.example>", "|a@corp.example;B|b@corp.example")]
    [InlineData("Team: a@corp.example, b@corp.example;", "|a@corp.example;|b@corp.example")]
    [InlineData("undisclosed-recipients:;", "")]
    [InlineData("a@corp.example <a@corp.example>", "a@corp.example|a@corp.example")]
    [InlineData("b@corp.example <a@corp.example>", "b@corp.example|a@corp.example;|b@corp.example")]
    [InlineData("\"b@corp.example\" <a@corp.example>", "b@corp.example|a@corp.example")]
    [InlineData("<a@corp.example> <b@corp.example>", "|a@corp.example;|b@corp.example")]
    [InlineData("<a@b@corp.example>", "|")]
    [InlineData("<@relay.example:a@corp.example>", "|")]
    [InlineData("nobody", "|")]
    [InlineData("<a b@corp.example>", "|")]
    [InlineData("<a@corp..example>", "|")]
    [InlineData("=?utf-8?Q?a=40corp=2Eexample=2C?= <b@corp.example>", "a@corp.example,|b@corp.example")]
    [InlineData("Zhou <a@corp.example", "Zhou|a@corp.example")]
    public void Addresses_are_found_and_none_is_invented(string field, string expected) =>
        Assert.Equal(expected, string.Join(';', AddressReader.Read(field).Select(one => $"{one.Name}|{one.Address}")));
}
