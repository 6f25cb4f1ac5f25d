using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Host.Pages.Requests;

/// <summary>A request with what a row of a list shows of it.</summary>
/// <param name="Request">The request.</param>
/// <param name="Process">Null when its version is no longer known.</param>
/// <param name="Waiting">Its open tasks: who has it now.</param>
public sealed record RequestRow(Request Request, ProcessDescription? Process, IReadOnlyList<StaffTask> Waiting)
{
    public string Address => $"/requests/{Uri.EscapeDataString(Request.Number)}";

    public string Title => Process?.TitleIn(Texts.CurrentLanguage, Request.Title) ?? Request.Title;

    public string In(string text) => Process?.In(Texts.CurrentLanguage, text) ?? text;
}
