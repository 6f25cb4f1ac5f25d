using WorkflowCrm.Crm.Mail;

namespace WorkflowCrm.Activities.Tests.Fakes;

/// <summary>Mails that say all their facts, one a line.</summary>
public sealed class PlainMails : IMailTemplates
{
    public RenderedMail Render(string key, IReadOnlyDictionary<string, object?> zh, IReadOnlyDictionary<string, object?> en)
    {
        var text = string.Join('\n', zh.Select(fact => $"{fact.Key}={fact.Value}"));
        return new RenderedMail(key, text, text);
    }

    public bool Exists(string key) => true;
}
