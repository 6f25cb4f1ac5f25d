using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Templates;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Crm.Tests.Fakes;

namespace WorkflowCrm.Crm.Tests.Mail.Templates;

/// <summary>The mail templates over fakes: Su Wenjing is a process owner, nobody else is.</summary>
internal sealed class TemplateRoom : IDisposable
{
    public const string Owner = Company.OfficeHead;
    public const string Assigned = "task.assigned";

    public TemplateRoom(MailTemplates? shipped = null)
    {
        World.Data.Roles.Add(new RoleAssignment { PersonId = Owner, Role = Roles.ProcessOwner });
        Shipped = shipped ?? ShippedMails.Templates;
        Check = new TemplateCheck(Shipped);
        Shelf = new MailTemplateShelf(Store, Shipped);
        Edit = new EditMailTemplate(World.Unit, Store, Shipped, Shelf, Check, Uses, World.Organisation, new MemoryAudit(World.Data, World.Clock), World.Clock);
        Published = new PublishedMailTemplates(Store, Shipped, new CompiledTemplates(), Alarm);
        Facts = new TemplateFacts(World.Store, World.AccessStore, World.Processes, World.Organisation, World.Calendar, World.Clock);
        Preview = new PreviewMailTemplate(Shipped, Check, Facts, new FakeSite(), World.Organisation);
    }

    public CrmWorld World { get; } = new();

    public MailTemplates Shipped { get; }

    public MemoryMailTemplates Store { get; } = new();

    public ScriptedUses Uses { get; } = new();

    public RecordedAlarms Alarm { get; } = new();

    public TemplateCheck Check { get; }

    public MailTemplateShelf Shelf { get; }

    public EditMailTemplate Edit { get; }

    public PublishedMailTemplates Published { get; }

    public TemplateFacts Facts { get; }

    public PreviewMailTemplate Preview { get; }

    public void Dispose() => World.Dispose();

    public static MailTemplateContent Content(string textZh = "好", string textEn = "Fine", string subjectZh = "标题", string subjectEn = "Subject") => new(subjectZh, subjectEn, textZh, textEn);

    public static TemplateChange Change(int expected, string key = Assigned, string person = Owner, string reason = "") => new(key, expected, person, reason);

    public Task<Result<MailTemplateVersion>> SaveAsync(int expected, string text, string key = Assigned, string person = Owner) =>
        Edit.SaveAsync(Change(expected, key, person), Content(text, text), TemplateName.None, CrmWorld.Token);

    public async Task<string> TextAsync(string key = Assigned)
    {
        var facts = MailPlaceholders.Of(Assigned)!.ToDictionary(name => name, _ => (object?)"");
        (facts["caseNo"], facts["title"], facts["recipient"]) = ("DA-1", "查阅", "孟凡");
        return (await Published.RenderAsync(key, MailLanguage.Chinese, facts, facts, CrmWorld.Token)).Text;
    }

    public async Task<MailTemplateEntry> EntryAsync(string key = Assigned) => (await Shelf.FindAsync(key, CrmWorld.Token))!;
}

internal sealed class MemoryMailTemplates : IMailTemplateStore
{
    public List<MailTemplateVersion> Versions { get; } = [];

    public Task LockAsync(string key, CancellationToken cancellationToken) => Task.CompletedTask;

    public void Add(MailTemplateVersion version) => Versions.Add(version);

    public Task<int?> LatestNumberAsync(string key, CancellationToken cancellationToken) => Task.FromResult(Versions.Where(v => v.Key == key).Max(v => (int?)v.Version));

    public Task<MailTemplateVersion?> FindAsync(string key, int version, CancellationToken cancellationToken) =>
        Task.FromResult(Versions.Find(v => v.Key == key && v.Version == version));

    public Task<IReadOnlyList<MailTemplateVersion>> VersionsAsync(string key, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<MailTemplateVersion>>([.. Versions.Where(v => v.Key == key).OrderByDescending(v => v.Version)]);

    public Task<IReadOnlyList<MailTemplateVersion>> LatestAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<MailTemplateVersion>>([.. Versions.GroupBy(v => v.Key).Select(same => same.MaxBy(v => v.Version)!)]);
}

internal sealed class ScriptedUses : ITemplateUses
{
    public List<TemplateUse> Uses { get; } = [];

    public Task<IReadOnlyList<TemplateUse>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<TemplateUse>>(Uses);
}

internal sealed class RecordedAlarms : ITemplateAlarm
{
    public List<string> Raised { get; } = [];

    public void Broken(string key, int version, Exception why) => Raised.Add($"{key} {version}");
}
