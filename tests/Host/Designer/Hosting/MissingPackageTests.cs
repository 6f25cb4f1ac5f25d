using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Designer.Hosting.Files;
using WorkflowCrm.Host.Tests.Application;

namespace WorkflowCrm.Host.Tests.Designer.Hosting;

/// <summary>A program without the files of Elsa Studio does everything else and says how to get them.</summary>
public sealed class MissingPackageTests
{
    [Fact]
    public async Task Everything_else_works_and_the_page_says_how_to_fetch_it()
    {
        var empty = Directory.CreateTempSubdirectory("workflowcrm-nothing-");
        await using var app = await WorkflowCrmApp.StartAsync(replace: services => services.AddSingleton(StudioPackage.FindFrom(empty.FullName)));
        await app.AppointOwner(SmallCompany.Keeper);
        var owner = await app.SignInAs(SmallCompany.Keeper);

        var page = await owner.GetAsync("/workflows/definitions", "text/html");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("npm ci", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("<iframe", page.Body, StringComparison.Ordinal);
        var document = await owner.GetAsync("/designer/definitions", "text/html");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, document.Status);
        Assert.Contains("npm ci", document.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.GetAsync("/designer/_framework/dotnet.js")).Status);
        Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync("/elsa/api/descriptors/activities")).Status);
        empty.Delete();
    }

    [Fact]
    public void A_fetch_that_was_interrupted_is_no_package()
    {
        var program = Directory.CreateTempSubdirectory("workflowcrm-half-");
        program.CreateSubdirectory("elsa-studio/_framework");
        Assert.True(StudioPackage.FindFrom(program.FullName).IsMissing);

        File.WriteAllText(Path.Combine(program.FullName, "elsa-studio", "package.json"), """{ "version": "1.2.3" }""");
        File.WriteAllText(Path.Combine(program.FullName, "elsa-studio", "_framework", "dotnet.js"), "x");
        Assert.Equal("1.2.3", StudioPackage.FindFrom(program.FullName).Version);
        program.Delete(recursive: true);
    }
}
