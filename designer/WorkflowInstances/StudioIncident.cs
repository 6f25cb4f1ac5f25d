using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Designer.WorkflowInstances;

/// <summary>What went wrong, for the viewer's list of incidents.</summary>
public sealed record StudioIncident(
    string ActivityId, string ActivityNodeId, string ActivityType, string Message, ExceptionDetail? Exception, DateTimeOffset Timestamp)
{
    public static StudioIncident Of(Incident incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        return new(incident.ActivityId, incident.NodeId, incident.ActivityType, incident.Message, ExceptionDetail.Of(incident), incident.At);
    }
}
