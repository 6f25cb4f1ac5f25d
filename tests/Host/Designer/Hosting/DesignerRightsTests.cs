using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Host.Tests.Application;
using WorkflowCrm.Host.Tests.Designer.Definitions;

namespace WorkflowCrm.Host.Tests.Designer.Hosting;

/// <summary>Whoever is no process owner gets nothing of the designer: asked of every address that the program knows.</summary>
public sealed class DesignerRightsTests(DrawingOffice office) : IClassFixture<DrawingOffice>
{
    private static readonly string[] s_designer = ["/designer", "/elsa", "/workflows/definitions", "/workflows/instances", "/admin/processes", "/admin/instances"];

    private IEnumerable<(string Method, string Address)> Addresses => office.App.Services.GetServices<EndpointDataSource>()
        .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(endpoint => s_designer.Any(part => Address(endpoint.RoutePattern).StartsWith(part, StringComparison.Ordinal)))
        .SelectMany(endpoint => Methods(endpoint).Select(method => (method, Address(endpoint.RoutePattern))))
        .Distinct();

    [Fact]
    public async Task Somebody_without_the_role_is_refused_everywhere()
    {
        List<string> open = [];
        foreach (var (method, address) in Addresses)
        {
            var answer = await SendAsync(office.Staff, method, address);
            if (answer.Status != HttpStatusCode.Forbidden)
                open.Add($"{method} {address}: {(int)answer.Status}");
        }

        Assert.True(open.Count == 0, string.Join('\n', open));
        Assert.True(Addresses.Count() > 30);
    }

    [Fact]
    public async Task Somebody_who_is_not_signed_in_is_sent_to_sign_in_or_refused()
    {
        List<string> open = [];
        using var stranger = new Caller(office.App.Address, "zh-CN");
        foreach (var (method, address) in Addresses)
        {
            var answer = await SendAsync(stranger, method, address);
            var isSentAway = answer.Status == HttpStatusCode.Redirect && answer.Header("Location")!.Contains("/sign-in", StringComparison.Ordinal);
            if (!isSentAway && answer.Status != HttpStatusCode.Unauthorized)
                open.Add($"{method} {address}: {(int)answer.Status}");
        }

        Assert.True(open.Count == 0, string.Join('\n', open));
    }

    [Fact]
    public async Task Someone_refused_a_document_reads_a_page()
    {
        var answer = await office.Staff.GetAsync("/designer/definitions", "text/html");

        Assert.Equal((HttpStatusCode.Forbidden, "DENY"), (answer.Status, answer.Header("X-Frame-Options")));
        Assert.StartsWith("text/html", answer.Header("Content-Type"), StringComparison.Ordinal);
    }

    private static Task<Answer> SendAsync(Caller caller, string method, string address) =>
        caller.SendAsync(new HttpMethod(method), address, method is "GET" or "HEAD" or "DELETE" ? null : new StringContent("{}", System.Text.Encoding.UTF8, "application/json"));

    /// <summary>A page answers GET; the forms that it also takes have no address of their own.</summary>
    private static IEnumerable<string> Methods(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];
        return Address(endpoint.RoutePattern).StartsWith("/elsa", StringComparison.Ordinal) && methods.Count > 0 ? methods : ["GET"];
    }

    private static string Address(RoutePattern pattern) =>
        "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(policy => policy.Content == "int") => "1",
            _ => "x",
        }))));
}
