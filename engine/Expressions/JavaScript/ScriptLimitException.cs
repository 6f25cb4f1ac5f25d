namespace WorkflowCrm.Engine.Expressions.JavaScript;

/// <summary>A script has used up what it may. No script can catch it.</summary>
internal sealed class ScriptLimitException(string message) : Exception(message);
