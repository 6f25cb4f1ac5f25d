using System.Text.Json.Nodes;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Audit;
using WorkflowCrm.Engine.Activities.Primitives;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Host.SignIn;

namespace WorkflowCrm.Host.Tasks;

/// <summary>Takes the report that a task which a workflow asked for is done.</summary>
internal static class TaskReports
{
    public static void Map(RouteGroupBuilder elsa) => elsa.MapPost("/elsa/api/tasks/{taskId}/complete", CompleteAsync);

    private static async Task<IResult> CompleteAsync(
        string taskId, TaskReport? report, IUnitOfWork unitOfWork, StimulusSender stimuli, IAudit audit, CurrentPerson current, CancellationToken cancellationToken)
    {
        var outcome = await unitOfWork.RunAsync(
            async token =>
            {
                var sent = await stimuli.SendAsync(TaskStimulus.Completed(taskId, report?.Result), token);
                // Reported again, it changes nothing, and nothing is worth a line.
                if (sent.Resumptions > 0)
                    audit.Record(current.RequiredId, "workflow-task.completed", $"workflow-task/{taskId}", new { });
                return sent;
            },
            cancellationToken);
        return Results.Ok(new { resumed = outcome.Resumptions });
    }
}

/// <summary>What came of a task.</summary>
public sealed record TaskReport(JsonNode? Result);
