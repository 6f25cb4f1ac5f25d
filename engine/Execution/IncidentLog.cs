using System.Data.Common;

namespace WorkflowCrm.Engine.Execution;

/// <summary>Tells incidents of the workflow from failures of the machine, and keeps the former.</summary>
internal sealed class IncidentLog(Burst burst)
{
    private const int LongestMessage = 2_000;
    private const int LongestDetail = 8_000;

    public void Report(ActivityExecution execution, string message, Exception? exception, IncidentKind kind = IncidentKind.Activity)
    {
        message = Cut(message, LongestMessage)!;
        burst.Journal.Write(execution, "Faulted", message, FaultPayload.Of(execution));
        if (kind != IncidentKind.Activity)
        {
            // Found again at the end of every burst until somebody does something about it.
            burst.State.Incidents.RemoveAll(incident => incident.Kind == kind && incident.ExecutionId == execution.Id);
        }

        var node = execution.Node.Source;
        var cause = exception?.InnerException ?? exception;
        burst.State.Incidents.Add(new Incident(
            node.Id, execution.NodeId, node.Type, execution.Id, message, cause?.GetType().Name, Cut(cause?.ToString(), LongestDetail), burst.Now)
        {
            Kind = kind,
        });
    }

    /// <summary>A script may throw a text of any length; an incident that is longer than a page helps nobody.</summary>
    private static string? Cut(string? text, int length) => text?.Length > length ? string.Concat(text.AsSpan(0, length), "…") : text;

    /// <summary>
    /// A broken database and a stopped program are no incidents of the workflow: the transaction is lost, and the caller
    /// tries the whole burst again.
    /// </summary>
    public bool IsOne(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbException or OutOfMemoryException
                || (cause is OperationCanceledException && burst.CancellationToken.IsCancellationRequested))
            {
                return false;
            }
        }

        return true;
    }
}
