using WorkflowCrm.Designer.Texts;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Designer.WorkflowInstances;

/// <summary>The exception behind an incident.</summary>
public sealed record ExceptionDetail(string Type, string Message, string? StackTrace)
{
    public ExceptionDetail? InnerException { get; }

    /// <summary>Null for an incident without an exception, e.g. a join that hangs.</summary>
    public static ExceptionDetail? Of(Incident incident, IStudioTexts texts)
    {
        ArgumentNullException.ThrowIfNull(incident);
        ArgumentNullException.ThrowIfNull(texts);
        return incident.ExceptionType is { } type ? new(type, texts.Reason(incident.Message), incident.Detail) : null;
    }
}
