namespace WorkflowCrm.Engine.Expressions.JavaScript;

/// <summary>What a script gave: its value and the outcomes that it chose.</summary>
internal readonly record struct ScriptRun(object? Value, string[] Outcomes);
