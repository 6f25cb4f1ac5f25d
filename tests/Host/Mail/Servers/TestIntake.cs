using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Host.Mail.Incoming;
using WorkflowCrm.Host.Settings;
using WorkflowCrm.Host.Tests.Application;

namespace WorkflowCrm.Host.Tests.Mail.Servers;

/// <summary>Takes mails and remembers which, in the place of the program's own intake.</summary>
internal sealed partial class TestIntake : IMailIntake
{
    private readonly ConcurrentDictionary<string, int> _handed = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _seen = new();
    private TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How often each Message-ID was handed over.</summary>
    public IReadOnlyDictionary<string, int> Handed => _handed;

    public ConcurrentQueue<RawMail> Mails { get; } = new();

    /// <summary>Whether the mails themselves are kept.</summary>
    public bool Keeps { get; init; } = true;

    /// <summary>What becomes of a mail; may throw.</summary>
    public Func<string, IntakeOutcome> Does { get; set; } = _ => IntakeOutcome.Taken;

    /// <summary>How long a mail takes.</summary>
    public Func<string, CancellationToken, Task> Takes { get; init; } = (_, _) => Task.CompletedTask;

    public async Task<IntakeOutcome> TakeAsync(RawMail raw, CancellationToken cancellationToken)
    {
        var id = MessageId().Match(Encoding.Latin1.GetString(raw.Content.Span)).Groups[1].Value;
        if (Keeps)
            Mails.Enqueue(raw);
        _handed.AddOrUpdate(id, 1, (_, count) => count + 1);
        _seen.GetOrAdd(id, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        Interlocked.Exchange(ref _moved, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        await Takes(id, cancellationToken);
        return Does(id);
    }

    public Task WaitForAsync(string id) => _seen
        .GetOrAdd(id, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task
        .WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

    public async Task WaitUntilAsync(Func<TestIntake, bool> holds)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(5));
        while (true)
        {
            var moved = Volatile.Read(ref _moved).Task;
            if (holds(this))
                return;
            await moved.WaitAsync(patience.Token);
        }
    }

    /// <summary>The whole program, reading this mailbox with this intake.</summary>
    public Task<WorkflowCrmApp> ReadAsync(ImapSettings imap, string? directory = null, Action<WebApplicationBuilder>? configure = null) =>
        StartAsync(directory, builder =>
        {
            builder.Configuration["Mail:Imap:Host"] = imap.Server.Host;
            builder.Configuration["Mail:Imap:Port"] = $"{imap.Server.Port}";
            builder.Configuration["Mail:Imap:Security"] = $"{imap.Server.Security}";
            builder.Configuration["Mail:Imap:CaFile"] = imap.Server.CaFile;
            builder.Configuration["Mail:Imap:UserName"] = imap.Account.UserName;
            builder.Configuration["Mail:Imap:Password"] = imap.Account.Password;
            builder.Configuration["Mail:Imap:PollSeconds"] = "1";
            configure?.Invoke(builder);
        });

    /// <summary>The whole program, reading this Maildir with this intake.</summary>
    public Task<WorkflowCrmApp> ReadAsync(string maildir, Action<WebApplicationBuilder>? configure = null, string? directory = null) =>
        StartAsync(directory, builder =>
        {
            builder.Configuration["Mail:Maildir:Path"] = maildir;
            builder.Configuration["Mail:Maildir:PollSeconds"] = "1";
            configure?.Invoke(builder);
        });

    private Task<WorkflowCrmApp> StartAsync(string? directory, Action<WebApplicationBuilder> configure) =>
        WorkflowCrmApp.StartAsync(directory: directory, configure: configure, replace: services => services.AddSingleton<IMailIntake>(this));

    [GeneratedRegex("^Message-ID: <(.*)>", RegexOptions.Multiline)]
    private static partial Regex MessageId();
}
