namespace WorkflowCrm.Crm.Mail;

/// <summary>Renders mails from the company's templates: one block a language, the receiver's first, the same facts in both.</summary>
public interface IMailTemplates
{
    /// <param name="key">E.g. <c>task.assigned</c>.</param>
    /// <param name="language">The receiver's: its block comes first.</param>
    /// <param name="zh">What the Chinese block's placeholders stand for.</param>
    /// <param name="en">The same for the English block.</param>
    /// <exception cref="ArgumentException">There is no such template.</exception>
    ValueTask<RenderedMail> RenderAsync(
        string key, string language, IReadOnlyDictionary<string, object?> zh, IReadOnlyDictionary<string, object?> en, CancellationToken cancellationToken);
}

/// <summary>A mail's rendered parts; HTML is escaped.</summary>
public sealed record RenderedMail(string Subject, string Text, string Html);
