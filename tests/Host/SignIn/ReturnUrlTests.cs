using WorkflowCrm.Host.SignIn;

namespace WorkflowCrm.Host.Tests.SignIn;

public sealed class ReturnUrlTests
{
    [Theory]
    [InlineData("/requests/DA-1?tab=2", "/requests/DA-1?tab=2")]
    [InlineData("/", "/")]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/ok\r\nSet-Cookie: a=b", "/")]
    public void Only_a_path_of_this_program_is_gone_to(string? given, string expected) => Assert.Equal(expected, ReturnUrl.Local(given));
}
