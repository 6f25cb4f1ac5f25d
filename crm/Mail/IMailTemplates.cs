namespace WorkflowCrm.Crm.Mail;

/// <summary>Renders mails from the templates under <c>workflows/mail/</c>: one block a language, the receiver's first, the same facts in both.</summary>
public interface IMailTemplates
{
    /// <param name="key">E.g. <c>task.assigned</c>.</param>
    /// <param name="language">The receiver's: its block comes first.</param>
    /// <param name="zh">What the Chinese block's placeholders stand for.</param>
    /// <param name="en">The same for the English block.</param>
    /// <exception cref="ArgumentException">There is no such template.</exception>
    RenderedMail Render(string key, string language, IReadOnlyDictionary<string, object?> zh, IReadOnlyDictionary<string, object?> en);

    bool Exists(string key);

    /// <summary>The keys of all templates.</summary>
    IReadOnlyCollection<string> Keys { get; }
}

/// <summary>A mail's rendered parts; HTML is escaped.</summary>
public sealed record RenderedMail(string Subject, string Text, string Html);
