using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Designer.Hosting.Files;
using WorkflowCrm.Host.Tests.Application;
using WorkflowCrm.Host.Tests.Designer.Definitions;

namespace WorkflowCrm.Host.Tests.Designer.Hosting;

/// <summary>The files of Elsa Studio reach the browser small, and only once.</summary>
public sealed class StudioFilesTests(DrawingOffice office) : IClassFixture<DrawingOffice>
{
    private const string Plain = "/designer/_content/MudBlazor/MudBlazor.min.js";

    private StudioPackage Package => office.App.Services.GetRequiredService<StudioPackage>();

    [Theory]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("identity", null)]
    [InlineData(null, null)]
    public async Task A_file_is_sent_in_the_smallest_way_that_the_browser_takes(string? accepted, string? encoding)
    {
        var answer = await GetAsync(Plain, ("Accept-Encoding", accepted));

        Assert.Equal((HttpStatusCode.OK, encoding, "Accept-Encoding"), (answer.Status, answer.Header("Content-Encoding"), answer.Header("Vary")));
        var stored = Package.Find("_content/MudBlazor/MudBlazor.min.js")!.Variants.Single(v => v.Encoding.Name == (encoding ?? "identity"));
        Assert.Equal(stored.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), answer.Header("Content-Length"));
    }

    [Theory]
    [InlineData("_framework/blazor.webassembly.js", "text/javascript")]
    [InlineData("_content/MudBlazor/MudBlazor.min.css", "text/css")]
    [InlineData("_content/Elsa.Studio.Shell/site.webmanifest", "application/manifest+json")]
    [InlineData("_content/Radzen.Blazor/fonts/RobotoFlex.woff2", "font/woff2")]
    [InlineData("_content/Elsa.Studio.Shell/img/icon.png", "image/png")]
    [InlineData("Elsa.Studio.Host.CustomElements.styles.css", "text/css")]
    public async Task A_file_says_what_it_is(string path, string type) =>
        Assert.Equal(type, (await GetAsync("/designer/" + path)).Header("Content-Type"));

    [Fact]
    public async Task What_is_named_by_its_content_is_kept_for_a_year()
    {
        var address = await OneOfFrameworkAsync("Elsa.Studio.Workflows", "wasm");
        var answer = await GetAsync(address);

        Assert.Equal(("application/wasm", "max-age=31536000, private, immutable"), (answer.Header("Content-Type"), answer.Header("Cache-Control")));
    }

    [Theory]
    [InlineData(Plain)]
    [InlineData("/designer/_framework/dotnet.js")]
    [InlineData("/designer/script/studio.js")]
    [InlineData("/designer/script/dictionary.js")]
    public async Task The_rest_is_asked_about_and_not_sent_again(string path)
    {
        var first = await GetAsync(path, ("Accept-Encoding", "br"));
        var again = await GetAsync(path, ("Accept-Encoding", "br"), ("If-None-Match", first.Header("ETag")));
        var other = await GetAsync(path, ("Accept-Encoding", "br"), ("If-None-Match", "\"another\""));

        Assert.Equal("no-cache, private", first.Header("Cache-Control"));
        Assert.Equal((HttpStatusCode.NotModified, ""), (again.Status, again.Body));
        Assert.Equal((HttpStatusCode.OK, first.Body), (other.Status, other.Body));
    }

    [Theory]
    [InlineData("/designer/_content/no/such.js")]
    [InlineData("/designer/_content/MudBlazor/MudBlazor.min.js.br")]
    [InlineData("/designer/_framework/..%2Fpackage.json")]
    [InlineData("/designer/_content/..%2F..%2F..%2F..%2Fpackage.json")]
    [InlineData("/designer/script/looks.json")]
    [InlineData("/designer/script/..%2Fstudio.js")]
    public async Task Nothing_else_can_be_fetched(string path) => Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(path)).Status);

    [Fact]
    public async Task The_Studio_finds_settings_that_set_nothing() =>
        Assert.Equal("{}", (await GetAsync("/designer/appsettings.json")).Body);

    [Fact]
    public void It_is_the_version_that_is_locked() =>
        Assert.Contains($"\"@elsa-workflows/elsa-studio-wasm\": \"{Package.Version}\"", File.ReadAllText(Repository.File("designer/Client/package.json")), StringComparison.Ordinal);

    private Task<Answer> GetAsync(string path, params (string Name, string? Value)[] headers) => office.Owner.SendAsync(HttpMethod.Get, path, null, headers);

    /// <summary>The fingerprint is the package's business; the list of files in dotnet.js names it.</summary>
    private async Task<string> OneOfFrameworkAsync(string name, string ending)
    {
        var list = (await GetAsync("/designer/_framework/dotnet.js")).Body;
        var found = Regex.Match(list, "\"(" + Regex.Escape(name) + @"\.[a-z0-9]{10}\." + ending + ")\"");
        Assert.True(found.Success, $"{name} is not in the list.");
        return "/designer/_framework/" + found.Groups[1].Value;
    }
}
