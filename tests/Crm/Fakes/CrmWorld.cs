using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowCrm.Crm.Access;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Approvals.Forms;
using WorkflowCrm.Crm.Calendar;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Incoming;
using WorkflowCrm.Crm.Mail.Links;
using WorkflowCrm.Crm.People;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Fakes;

/// <summary>The whole of the business over fakes, with the company of <see cref="Company"/> and the process of <see cref="ArchiveProcess"/>. It is Wednesday 2026-11-25, 10:00 in Shanghai.</summary>
public sealed class CrmWorld : IDisposable
{
    public CrmWorld()
    {
        Company.Fill(Data);
        Unit = new MemoryUnitOfWork(Data);
        Store = new MemoryApprovalStore(Data, Unit);
        Organisation = new MemoryOrganisationStore(Data);
        var customers = new MemoryCustomerStore(Data);
        AccessStore = new MemoryAccessStore(Data);
        var audit = new MemoryAudit(Data, Clock);
        Story = new RequestStory(Store, audit, Ids, Clock);
        Forms = new FormCheck(customers, Organisation, Calendar, Clock);
        var texts = new FormText(customers, Organisation);
        Send = new SendMail(new MailsInMemory(Data.Mails), ShippedMails.Templates, new FakeSite(), Secrets, Ids, Clock);
        var taskMail = new TaskMail(Send, Organisation, Processes, Calendar, Clock);
        CaseMail = new CaseMail(Send, Store, AccessStore, customers, Organisation, Processes, Story, Clock);
        Tasks = new TaskDesk(Store, Organisation, Processes, texts, Story, taskMail, Ids, Clock);
        Requests = new RequestDesk(Store, Processes, texts, Story, CaseMail, Clock);
        Archive = new ArchiveAccess(
            AccessStore, Store, customers, Organisation, Story, audit, new AccessMail(Send, Organisation), Calendar, Ids, Clock);
        Open = new OpenArchive(Unit, AccessStore, customers, Organisation, Archive, audit, Ids, Clock);
        Submit = new SubmitRequest(Unit, Store, Processes, Organisation, Forms, texts, Story, Calendar, Ids, Clock);
        Decide = new Decide(Unit, Store, Processes, Organisation, Forms, Story, Clock);
        Transfer = new TransferTask(Unit, Store, Organisation, Story, taskMail, Clock);
        Withdraw = new WithdrawRequest(Unit, Store, Processes, Story, Clock);
        var mails = new MailsInMemory(Data.Mails);
        var received = new MemoryReceivedMails(Data);
        var matching = new MailMatching(mails, Contacts, new OwnAddresses(new FakeSite()), new MailTrust(ServerId, ServerRefusesOthers: false));
        var replies = new ReplyMail(Send, mails, Store, Organisation, Processes, Clock);
        Links = new MemoryDecisionLinks(Data);
        Take = new TakeMail(
            Unit, received, Store, Organisation, matching, new MailKeeping(new MemoryFiles(), new AttachmentRules(), Ids, Clock),
            new MailReports(Unit, received, mails, matching, Store, Story, replies, Clock), replies, Listening, Decide, new UseLink(Links, Clock), Story, Clock);
        Outside = new SenderMail(Send, new OutsideLimit(mails, new OwnAddresses(new FakeSite()), Listening, new MailLimits(MostConfirmations), Clock), Store, Organisation, Story);
        (Processes.Tasks, Processes.Requests) = (Tasks, Requests);
        Processes.Published.Add(ArchiveProcess.Description);
        Processes.Steps.AddRange(ArchiveProcess.CompanyRoute);
    }

    public void Dispose() => Unit.Dispose();

    public MemoryDatabase Data { get; } = new();

    public FakeClock Clock { get; } = new(new DateTimeOffset(2026, 11, 25, 2, 0, 0, TimeSpan.Zero));

    public CountingIds Ids { get; } = new();

    public WorkingCalendar Calendar { get; } = WorkingCalendar.China();

    public ScriptedProcesses Processes { get; } = new();

    public MemoryUnitOfWork Unit { get; }

    public MemoryApprovalStore Store { get; }

    public MemoryAccessStore AccessStore { get; }

    public MemoryOrganisationStore Organisation { get; }

    public RequestStory Story { get; }

    public FormCheck Forms { get; }

    public FakeSecrets Secrets { get; } = new();

    public SendMail Send { get; }

    public CaseMail CaseMail { get; }

    public TaskDesk Tasks { get; }

    public RequestDesk Requests { get; }

    public ArchiveAccess Archive { get; }

    public OpenArchive Open { get; }

    /// <summary>The name by which the receiving mail server signs.</summary>
    public const string ServerId = "mx.tuofan.example";

    public FakeContacts Contacts { get; } = new();

    public ScriptedMailProcesses Listening { get; } = new();

    public SenderMail Outside { get; }

    /// <summary>How many mails an hour go out by themselves to people outside.</summary>
    public const int MostConfirmations = 5;

    public MemoryDecisionLinks Links { get; }

    public TakeMail Take { get; }

    public SubmitRequest Submit { get; }

    public Decide Decide { get; }

    public TransferTask Transfer { get; }

    public WithdrawRequest Withdraw { get; }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The only open task.</summary>
    public StaffTask OpenTask => Data.Tasks.Single(t => t.State == TaskState.Open);

    public Person Person(string login) => Data.People.Single(p => p.Id == login);

    public Department Department(string id) => Data.Departments.Single(d => d.Id == id);

    public void Leaves(string login) => Person(login).Active = false;

    /// <summary>Away from an hour ago for a week.</summary>
    public void IsAbsent(string login, string? deputy = null) => Data.Absences.Add(new Absence
    {
        Id = Ids.New(), PersonId = login, From = Clock.Now.AddHours(-1), Until = Clock.Now.AddDays(7), DeputyId = deputy,
    });

    /// <summary>A step of a process, run as the engine runs it: inside a unit of work.</summary>
    public Task<T> InStepAsync<T>(Func<Task<T>> step) => Unit.RunAsync(_ => step(), Token);

    public Task InStepAsync(Func<Task> step) => Unit.RunAsync(async _ =>
    {
        await step();
        return true;
    }, Token);

    public async Task<Request> AskedAsync(string requester = Company.Designer, string customer = Company.KeyCustomer)
    {
        var result = await Submit.RunAsync(requester, ArchiveProcess.Id, ArchiveProcess.Inputs(customer), Channel.Page, Token);
        return result.Value;
    }

    public Task<Result<Request>> DecideAsync(
        string person, string outcome, string? comment = null, JsonObject? form = null, string? key = null, string? task = null) =>
        Decide.RunAsync(new Decision(person, task ?? OpenTask.Id, outcome, comment, form, Channel.Api, key), Token);

    public Task<Result<Request>> ApproveAsync(string person) => DecideAsync(person, Outcomes.Approved);

    public IEnumerable<string> Told(TimelineKind kind) => Data.Timeline.Where(e => e.Kind == kind)
        .Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.ActorId ?? "system"} {e.StepName} {e.PersonId} {e.Outcome}"));

    public IEnumerable<MailMessage> MailsTo(string login, string key) => Data.Mails.Where(m => m.ToPersonId == login && m.TemplateKey == key);
}
