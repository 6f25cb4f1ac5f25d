using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Host.Pages.Requests;

/// <summary>Draws up the line of steps: what is behind, who has it now, what lies ahead.</summary>
public static class StepLine
{
    /// <param name="request">The request.</param>
    /// <param name="tasks">All of its tasks; only those of the running round stand on the line.</param>
    /// <param name="ahead">The route as far as it can be told.</param>
    /// <param name="text">Puts a process owner's words into the reader's language.</param>
    /// <param name="submitted">The name of the first step.</param>
    /// <param name="closed">The name of the last one.</param>
    public static IReadOnlyList<StepView> Of(
        Request request, IReadOnlyList<StaffTask> tasks, IReadOnlyList<RouteStep> ahead, Func<string, string> text, string submitted, string closed)
    {
        List<StepView> line = [new(submitted, StepState.Done, request.RequesterId, At: request.CreatedAt)];
        var ofRound = tasks.Where(t => t.Round == request.Round && t.State != TaskState.Cancelled)
            .OrderBy(t => t.State == TaskState.Open).ThenBy(t => t.CreatedAt).ThenBy(t => t.Id, StringComparer.Ordinal).ToList();
        line.AddRange(ofRound.Select(t => Behind(t, text)));
        if (request.Status == RequestStatus.Finished)
        {
            line.Add(new(closed, Stops(request.Outcome) ? StepState.Stopped : StepState.Done, null, At: request.ClosedAt, Outcome: request.Outcome));
            return line;
        }
        var open = ofRound.Where(t => t.State == TaskState.Open).Select(t => t.StepName).ToHashSet(StringComparer.Ordinal);
        line.AddRange(ahead.Where(s => !open.Contains(s.Name)).Select(s => new StepView(text(s.Name), StepState.Ahead, s.PersonId, Why: s.Why)));
        return line;
    }

    private static StepView Behind(StaffTask task, Func<string, string> text) => task.State switch
    {
        TaskState.Open => new(text(task.StepName), StepState.Here, task.AssigneeId, At: task.CreatedAt, Why: task.Why),
        TaskState.Skipped => new(text(task.StepName), StepState.Skipped, task.AssigneeId, At: task.DecidedAt ?? task.CreatedAt, Outcome: task.Outcome),
        TaskState.TimedOut => new(text(task.StepName), StepState.Stopped, task.AssigneeId, At: task.DecidedAt ?? task.ExpiresAt, Outcome: Outcomes.TimedOut),
        _ => new(text(task.StepName), Stops(task.Outcome) ? StepState.Stopped : StepState.Done, task.DecidedById ?? task.AssigneeId, task.OnBehalfOfId, task.DecidedAt, task.Outcome),
    };

    private static bool Stops(string? outcome) =>
        outcome is Outcomes.Rejected or Outcomes.Returned or Outcomes.TimedOut or Outcomes.Withdrawn or Outcomes.Cancelled or "Faulted";
}
