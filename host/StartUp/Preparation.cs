using System.Data.Common;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Host.Development.Clock;
using WorkflowCrm.Host.Settings;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Definitions.Shipping;

namespace WorkflowCrm.Host.StartUp;

/// <summary>What must be in place before the first call is answered and the first job is run.</summary>
internal sealed class Preparation(
    DataDirectory data,
    DatabaseUpgrade upgrade,
    ShippedDefinitions definitions,
    DefinitionIndex index,
    IOrganisationStore organisations,
    IHostEnvironment environment,
    IServiceProvider services,
    ILogger<Preparation> log)
{
    /// <exception cref="StartRefusedException">Something outside the program is not as it must be.</exception>
    /// <returns>True when a demo company's past is still to be played.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        MakeDataDirectory();
        await UpgradeAsync(cancellationToken);
        if (environment.IsDevelopment() && await services.GetRequiredService<ClockMemory>().RecallAsync(cancellationToken) is { } offset)
            services.GetRequiredService<DevelopmentClock>().RunWith(offset);
        await ImportProcessesAsync(cancellationToken);
        foreach (var (definition, finding) in await index.RebuildAsync(cancellationToken))
            log.LogWarning("The process {Definition} is not started by all that it names: {Reason}", definition, finding.Message);
        var past = services.GetRequiredService<DemoSettings>().Seed
            && services.GetService<IDemoCompany>() is { } demo
            && await demo.FoundIfEmptyAsync(cancellationToken);
        await RefuseDemoPeopleAsync(cancellationToken);
        return past;
    }

    private void MakeDataDirectory()
    {
        try
        {
            var probe = Path.Combine(data.Folder("."), Path.GetRandomFileName());
            File.WriteAllText(probe, "");
            File.Delete(probe);
            data.Folder("keys");
            data.Folder("mail");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException("start.data-directory", ("directory", data.Root), ("reason", FirstLine(exception)));
        }
    }

    private async Task UpgradeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await upgrade.RunAsync(cancellationToken);
        }
        catch (Exception exception) when (CauseIn<DbException>(exception) is { } cause)
        {
            throw new StartRefusedException("start.database", ("reason", FirstLine(cause)));
        }
    }

    private async Task ImportProcessesAsync(CancellationToken cancellationToken)
    {
        foreach (var file in ShippedFiles.Definitions)
        {
            try
            {
                var result = await definitions.ImportAsync(await File.ReadAllTextAsync(file, cancellationToken), cancellationToken);
                if (result.Import == ShippedImport.Blocked)
                    log.LogWarning("The shipped process {File} was not published: {Reasons}", Path.GetFileName(file), string.Join(' ', result.Findings.Select(f => f.Message)));
            }
            catch (DefinitionFormatException exception)
            {
                throw new StartRefusedException("start.workflows", ("file", Path.GetFileName(file)), ("reason", FirstLine(exception)));
            }
        }
    }

    // Their password is known to everybody who can read.
    private async Task RefuseDemoPeopleAsync(CancellationToken cancellationToken)
    {
        if (environment.IsDevelopment())
            return;
        var organisation = await organisations.CurrentAsync(cancellationToken);
        if (organisation.People.FirstOrDefault(p => p.IsDemo) is { } person)
            throw new StartRefusedException("start.demo-person", ("login", person.Login));
    }

    private static T? CauseIn<T>(Exception? exception)
        where T : Exception
    {
        while (exception is not (null or T))
            exception = exception.InnerException;
        return (T?)exception;
    }

    private static string FirstLine(Exception exception) => exception.Message.ReplaceLineEndings("\n").Split('\n')[0].Trim().TrimEnd('.');
}
