using WorkflowCrm.Host.Tests.Application;

namespace WorkflowCrm.Host.Tests.Api;

public sealed class OpenApiTests(RunningCompany company) : IClassFixture<RunningCompany>
{
    [Theory]
    [InlineData("/api/session", "get", "post", "delete")]
    [InlineData("/api/processes", "get")]
    [InlineData("/api/requests", "get", "post")]
    [InlineData("/api/requests/{number}", "get")]
    [InlineData("/api/requests/{number}/withdraw", "post")]
    [InlineData("/api/tasks", "get")]
    [InlineData("/api/tasks/{id}", "get")]
    [InlineData("/api/tasks/{id}/decision", "post")]
    [InlineData("/api/tasks/{id}/transfer", "post")]
    [InlineData("/api/customers", "get")]
    [InlineData("/api/customers/{number}", "get")]
    [InlineData("/api/customers/{number}/archive", "get")]
    [InlineData("/api/audit", "get")]
    [InlineData("/health/live", "get")]
    [InlineData("/health/ready", "get")]
    [InlineData("/dev/clock", "get", "post")]
    [InlineData("/dev/mail", "get")]
    [InlineData("/dev/mail/{id}", "get")]
    public async Task Every_call_of_the_contract_is_described(string path, params string[] methods)
    {
        var document = (await company.App.Anonymous().GetAsync("/openapi/v1.json")).Json;
        var described = document["paths"]![path];
        Assert.NotNull(described);
        Assert.All(methods, method => Assert.NotEmpty(described[method]!["summary"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Values_have_their_types_and_descriptions()
    {
        var document = (await company.App.Anonymous().GetAsync("/openapi/v1.json")).Json;
        var request = document["components"]!["schemas"]!["RequestDetailsView"]!;
        Assert.Equal("Everything about one request.", request["description"]!.GetValue<string>());
        Assert.Equal("string", request["properties"]!["number"]!["type"]!.GetValue<string>());
        Assert.Equal("date-time", request["properties"]!["createdAt"]!["format"]!.GetValue<string>());
        Assert.Equal("integer", request["properties"]!["round"]!["type"]!.GetValue<string>());
        var page = document["paths"]!["/api/requests"]!["get"]!["parameters"]!.AsArray().Single(p => p!["name"]!.GetValue<string>() == "page")!;
        Assert.Equal("integer", page["schema"]!["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task Pages_are_not_part_of_the_contract()
    {
        var document = (await company.App.Anonymous().GetAsync("/openapi/v1.json")).Json;
        Assert.All(document["paths"]!.AsObject(), p => Assert.Matches("^/(api|dev|health)/", p.Key));
    }
}
