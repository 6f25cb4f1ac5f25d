namespace WorkflowCrm.Crm.Mail.Templates;

/// <summary>
/// The templates as the company's owners have published them, else as they are shipped. Which version is the newest is asked for each mail,
/// within the unit of work that composes it, so a mail never holds a text that was replaced before its step began. Nothing that stands in a
/// version can keep a mail from being sent: in its place goes the shipped text, or the plain one.
/// </summary>
public sealed class PublishedMailTemplates(IMailTemplateStore store, MailTemplates shipped, CompiledTemplates compiled, ITemplateAlarm alarm) : IMailTemplates
{
    public async ValueTask<RenderedMail> RenderAsync(
        string key, string language, IReadOnlyDictionary<string, object?> zh, IReadOnlyDictionary<string, object?> en, CancellationToken cancellationToken)
    {
        if (await store.LatestNumberAsync(key, cancellationToken) is not { } number)
            return shipped.Render(key, language, zh, en);
        var version = compiled.Find(key, number) ?? await CompileAsync(key, number, cancellationToken);
        if (version.Mail is not { } mail)
            return Instead();
        try
        {
            return shipped.RenderLeniently(mail, language, zh, en, needed: shipped.NamesOf(key));
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            // A mail that lacks what the shipped text says as well is the process's mistake, and no owner's.
            var instead = Instead();
            alarm.Broken(key, number, broken);
            return instead;
        }

        RenderedMail Instead() => shipped.Exists(key) ? shipped.Render(key, language, zh, en) : shipped.RenderLeniently(shipped.Plain, language, zh, en, needed: []);
    }

    private async ValueTask<CompiledVersion> CompileAsync(string key, int number, CancellationToken cancellationToken)
    {
        var version = await store.FindAsync(key, number, cancellationToken);
        // A text that was set back to the shipped one follows the program; one that is no longer shipped is kept as it was.
        if (version is null || (version.Origin == TemplateOrigin.Shipped && shipped.Exists(key)))
            return compiled.Keep(key, new CompiledVersion(number, Mail: null));
        try
        {
            return compiled.Keep(key, new CompiledVersion(number, shipped.Compile(version.Content)));
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            alarm.Broken(key, number, broken);
            return compiled.Keep(key, new CompiledVersion(number, Mail: null));
        }
    }
}
