using WorkflowCrm.Crm.Access;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Mail.Incoming;
using WorkflowCrm.Crm.Processes;
using WorkflowCrm.Host.Components.Forms;

namespace WorkflowCrm.Host.Pages.Requests;

/// <summary>Everything that the page of one request shows.</summary>
public sealed record RequestView
{
    public required Request Request { get; init; }

    /// <summary>The version it runs on; a bare one when that is no longer known.</summary>
    public required ProcessDescription Process { get; init; }

    public required IReadOnlyList<StepView> Steps { get; init; }

    /// <summary>The drawing of the process with where it stands; null when the version or the instance is gone.</summary>
    public RequestDiagram? Diagram { get; init; }

    public required IReadOnlyList<StoryView> Story { get; init; }

    public required IReadOnlyList<FactView> Facts { get; init; }

    public required IReadOnlyList<StaffTask> Tasks { get; init; }

    /// <summary>The rights to read that it led to.</summary>
    public required IReadOnlyList<Grant> Grants { get; init; }

    /// <summary>What came with mails about it.</summary>
    public IReadOnlyList<KeptAttachment> Files { get; init; } = [];

    /// <summary>The mails about it; empty for who is no administrator.</summary>
    public IReadOnlyList<StoryMail> Mails { get; init; } = [];

    /// <summary>The open task that the reader may decide; null when there is none.</summary>
    public StaffTask? MyTask { get; init; }

    public IReadOnlyList<TaskOutcome> MyOutcomes { get; init; } = [];

    /// <summary>What the reader fills in with his decision; null when there is nothing to fill in.</summary>
    public FormState? MyForm { get; init; }

    public string MyComment { get; init; } = "";

    public bool MayTransfer { get; init; }

    public bool MayWithdraw { get; init; }

    public string In(string text) => Process.In(Texts.CurrentLanguage, text);

    public IEnumerable<StaffTask> Open => Tasks.Where(t => t.State == TaskState.Open);

    /// <summary>What others, or the reader in another step, still have to do.</summary>
    public IEnumerable<StaffTask> OthersOpen => Open.Where(t => t.Id != MyTask?.Id);

    /// <summary>What the task tells besides the form's own facts, which stand on the page anyway.</summary>
    public IReadOnlyList<TaskFact> MyFacts => MyTask is null ? [] : [.. TaskJson.Facts(MyTask).Where(f => Process.Fields.All(asked => asked.Label != f.Label))];
}
