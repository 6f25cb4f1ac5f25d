using System.Globalization;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using WorkflowCrm.Storage.Jobs;

namespace WorkflowCrm.Host.StartUp;

/// <summary>Runs the program from its first line to its end.</summary>
public static class Running
{
    /// <returns>The exit code: 0 after an ordinary end, 1 when the program could not start.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await using var app = WorkflowCrmHost.Build(WebApplication.CreateBuilder(args));
            if (await PrepareAsync(app, CancellationToken.None))
                await StartWithPastAsync(app);
            else
                await StartAndGreetAsync(app);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (StartRefusedException refused)
        {
            await Console.Error.WriteLineAsync(Sentence(refused));
            return 1;
        }
        catch (OperationCanceledException)
        {
            return 0; // asked to stop while the demo company's past was played; the next start goes on with it
        }
    }

    /// <summary>Brings database, processes and demo company into place; to be called before the program starts to answer.</summary>
    /// <returns>True when a demo company's past is still to be played.</returns>
    public static async Task<bool> PrepareAsync(WebApplication app, CancellationToken cancellationToken)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Preparation>().RunAsync(cancellationToken);
    }

    /// <summary>The refusal in the language of the machine.</summary>
    public static string Sentence(StartRefusedException refused)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? Texts.Chinese : Texts.English;
        return new Texts(new TextCatalogue(), strict: false).In(language, refused.Key, [.. refused.Args]);
    }

    private static async Task StartAndGreetAsync(WebApplication app)
    {
        await StartAsync(app);
        await app.Services.GetRequiredService<Greeting>().WriteAsync(Console.Out, CancellationToken.None);
    }

    /// <summary>The sign-in page is there at once; the past, in which time walks, is played behind it.</summary>
    private static async Task StartWithPastAsync(WebApplication app)
    {
        using (app.Services.GetRequiredService<Opening>().Close())
        using (await app.Services.GetRequiredService<JobWorker>().PauseAsync(CancellationToken.None))
        {
            await StartAndGreetAsync(app);
            await app.Services.GetRequiredService<IDemoCompany>().PlayPastAsync(app.Lifetime.ApplicationStopping);
        }
    }

    private static async Task StartAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception exception) when (exception is SocketException || exception.InnerException is AddressInUseException or SocketException)
        {
            throw new StartRefusedException("start.address-in-use", ("address", app.Configuration["urls"] ?? ""));
        }
    }
}
