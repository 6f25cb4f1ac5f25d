namespace WorkflowCrm.Engine.Runtime.Alterations;

/// <summary>Ends the instance, and what it has started. Nothing may stand behind it.</summary>
public sealed record CancelInstance : InstanceAlteration;
