using WorkflowCrm.Designer.Texts;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Designer.WorkflowInstances;

/// <summary>What went wrong, for the viewer's list of incidents.</summary>
public sealed record StudioIncident(
    string ActivityId, string ActivityNodeId, string ActivityType, string Message, ExceptionDetail? Exception, DateTimeOffset Timestamp)
{
    public static StudioIncident Of(Incident incident, IStudioTexts texts)
    {
        ArgumentNullException.ThrowIfNull(incident);
        ArgumentNullException.ThrowIfNull(texts);
        return new(incident.ActivityId, incident.NodeId, incident.ActivityType, texts.Reason(incident.Message), ExceptionDetail.Of(incident, texts), incident.At);
    }
}
