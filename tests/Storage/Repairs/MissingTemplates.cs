using WorkflowCrm.Crm.Mail;

namespace WorkflowCrm.Storage.Tests.Repairs;

/// <summary>Has no template until a test puts them there.</summary>
internal sealed class MissingTemplates : IMailTemplates
{
    public bool AreThere { get; set; }

    public ValueTask<RenderedMail> RenderAsync(
        string key, string language, IReadOnlyDictionary<string, object?> zh, IReadOnlyDictionary<string, object?> en, CancellationToken cancellationToken) => AreThere
        ? ValueTask.FromResult(new RenderedMail(key, key, key))
        : throw new InvalidOperationException($"There is no mail template '{key}'.");
}
