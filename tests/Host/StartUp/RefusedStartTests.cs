using System.Diagnostics;
using WorkflowCrm.Host.StartUp;
using WorkflowCrm.Host.Tests.Application;

namespace WorkflowCrm.Host.Tests.StartUp;

public sealed class RefusedStartTests
{
    [Fact]
    public async Task An_unknown_setting_stops_the_program_with_one_sentence()
    {
        var (exitCode, output, error) = await RunAsync(("Demo__Sed", "true"));
        Assert.Equal(1, exitCode);
        Assert.Equal("The setting Demo__Sed is unknown (known here: Demo__Seed, Demo__Day), so the program did not start.", error.Trim());
        Assert.Empty(output.Trim());
    }

    [Fact]
    public async Task A_database_that_cannot_be_opened_stops_the_program_with_one_sentence()
    {
        var data = Directory.CreateTempSubdirectory("workflowcrm-host-");
        try
        {
            var (exitCode, _, error) = await RunAsync(
                ("Data__Directory", data.FullName),
                ("ConnectionStrings__WorkflowCrm", "Host=127.0.0.1;Port=9;Database=none;Username=nobody;Password=hush;Timeout=2"));
            Assert.Equal(1, exitCode);
            Assert.Contains("ConnectionStrings__WorkflowCrm", error, StringComparison.Ordinal);
            Assert.DoesNotContain("hush", error, StringComparison.Ordinal);
            Assert.Single(error.Trim().Split('\n'));
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task An_address_that_is_taken_stops_the_program_with_one_sentence()
    {
        await using var app = await WorkflowCrmApp.StartAsync();
        var data = Directory.CreateTempSubdirectory("workflowcrm-host-");
        try
        {
            var address = app.Address.ToString().TrimEnd('/');
            var (exitCode, output, error) = await RunAsync(("Data__Directory", data.FullName), ("ASPNETCORE_URLS", address));
            Assert.Equal(1, exitCode);
            Assert.Empty(output.Trim());
            Assert.Equal($"The address {address} of the setting ASPNETCORE_URLS is in use or not available, so the program did not start.", error.Trim());
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_data_directory_that_cannot_be_written_stops_the_program_with_one_sentence()
    {
        var file = Path.GetTempFileName();
        try
        {
            var (exitCode, _, error) = await RunAsync(("Data__Directory", Path.Combine(file, "data")));
            Assert.Equal(1, exitCode);
            Assert.Contains("Data__Directory", error, StringComparison.Ordinal);
            Assert.Single(error.Trim().Split('\n'));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Production_refuses_to_start_with_a_demo_person()
    {
        await using var app = await WorkflowCrmApp.StartAsync();
        await app.ChangePerson(SmallCompany.Salesman, p => p.IsDemo = true);
        var data = await app.StopAsync();
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => WorkflowCrmApp.StartAsync("Production", data));
        Assert.Equal("start.demo-person", refused.Key);
        Assert.Contains(SmallCompany.Salesman, Running.Sentence(refused), StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(params (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Running).Assembly.Location])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["LANG"] = "C.UTF-8",
            },
        };
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token);
        return (process.ExitCode, await output, await error);
    }
}
