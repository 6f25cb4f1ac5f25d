using WorkflowCrm.Activities.Access;
using WorkflowCrm.Crm.Access;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Activities.Processes;

/// <summary>Tells what a step would do, without doing it.</summary>
/// <param name="access">Asked for only where a step needs it: it mails, and mails ask about processes.</param>
public sealed class Forecaster(Func<ArchiveAccess> access)
{
    internal async Task<Forecast> OfAsync(ActivityNode node, RouteValues values, string requesterId, CancellationToken cancellationToken) => node.Type switch
    {
        "WorkflowCrm.RequestApproval" => new([Outcomes.Approved]) { Approver = values.Text(node, "approver"), UnitId = values.Text(node, "unit"), IsApproval = true },
        "WorkflowCrm.DoWork" => new([Outcomes.Submitted]) { Approver = values.Text(node, "assignee"), UnitId = values.Text(node, "unit") },
        "WorkflowCrm.ReviseRequest" => new([Outcomes.Submitted]),
        FindArchiveLevel.TypeName => await ArchiveLevelAsync(node, values, requesterId, cancellationToken),
        "Elsa.FlowDecision" => new(values.Flag(node, "condition") is { } flag ? [flag ? "True" : "False"] : null),
        "Elsa.FlowSwitch" or "Elsa.FlowFork" => new((IReadOnlyList<string>?)null),
        _ => Forecast.Done,
    };

    private async Task<Forecast> ArchiveLevelAsync(ActivityNode node, RouteValues values, string requesterId, CancellationToken cancellationToken)
    {
        var route = await access().RouteAsync(requesterId, values.Text(node, "customer") ?? "", cancellationToken);
        values.Bind(node, "level", route.Route);
        values.Bind(node, "owningDepartment", route.OwningDepartmentId);
        values.Bind(node, "sameDepartment", route.SameDepartment);
        values.Bind(node, "keeper", FindArchiveLevel.KeeperOf(route));
        return new([route.Route]);
    }
}
