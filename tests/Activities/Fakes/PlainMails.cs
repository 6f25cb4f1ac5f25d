using WorkflowCrm.Crm.Mail;

namespace WorkflowCrm.Activities.Tests.Fakes;

/// <summary>Mails that say all their facts, one a line.</summary>
public sealed class PlainMails : IMailTemplates
{
    /// <summary>Templates that are not there (yet).</summary>
    public HashSet<string> Missing { get; } = [];

    public ValueTask<RenderedMail> RenderAsync(
        string key, string language, IReadOnlyDictionary<string, object?> zh, IReadOnlyDictionary<string, object?> en, CancellationToken cancellationToken)
    {
        if (Missing.Contains(key))
            throw new InvalidOperationException($"There is no mail template '{key}'.");
        var text = string.Join('\n', zh.Select(fact => $"{fact.Key}={fact.Value}"));
        return ValueTask.FromResult(new RenderedMail(key, text, text));
    }
}
