namespace WorkflowCrm.Designer.WorkflowInstances;

/// <summary>Part of a journal, and how many lines there are in all.</summary>
public sealed record LogPage(IReadOnlyList<LogRecord> Items, long TotalCount);
