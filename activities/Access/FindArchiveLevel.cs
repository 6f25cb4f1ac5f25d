using WorkflowCrm.Crm.Access;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Activities.Access;

/// <summary>Step 1 of W01: which way a request to read an archive goes (P07, P08, G16–G18, G20).</summary>
[Activity(TypeName, DisplayName = "Find archive level", Category = "Archive access",
    Description = "Finds out which approvals a request to read a customer's archive needs.",
    Outcomes = ["Exempt", "OwnCustomer", "Company", "Department", "Invalid"])]
public sealed class FindArchiveLevel(ArchiveAccess access, RequestDesk requests) : Activity
{
    internal const string TypeName = "WorkflowCrm.FindArchiveLevel";

    [Input(DisplayName = "Customer", Description = "The customer number.")]
    public string? Customer { get; set; }

    [Output(DisplayName = "Level", Description = "The outcome: Exempt, OwnCustomer, Company, Department or Invalid.")]
    public string? Level { get; set; }

    [Output(DisplayName = "Owning department", Description = "The department that owns the archive.")]
    public string? OwningDepartment { get; set; }

    [Output(DisplayName = "Same department", Description = "Whether the requester belongs to the owning department.")]
    public bool SameDepartment { get; set; }

    [Output(DisplayName = "Keeper", Description = "Who keeps the archive, as a rule for a work step: the GM office's archive keeper, or the owning department's manager.")]
    public string? Keeper { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var request = await requests.OfInstanceAsync(context.InstanceId, context.CancellationToken)
            ?? throw new InvalidOperationException("This step needs a request; the process was started without one.");
        var route = await access.RouteAsync(request.RequesterId, Customer ?? "", context.CancellationToken);
        (Level, OwningDepartment, SameDepartment, Keeper) = (route.Route, route.OwningDepartmentId, route.SameDepartment, KeeperOf(route));
        context.Complete(route.Route);
    }

    /// <summary>Company-level archives are kept in the GM office (R054), department-level ones by the owning department's manager (R056).</summary>
    internal static string KeeperOf(ArchiveRoute route) => route.Route == "Department" ? "manager-of-unit" : "role:archive-keeper";
}
