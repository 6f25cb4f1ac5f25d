namespace WorkflowCrm.Engine.Expressions.JavaScript;

/// <summary>Names of functions that only lowered scripts call.</summary>
internal static class ScriptNames
{
    /// <summary>Joins the parts of a template literal.</summary>
    public const string Text = "$$text";

    /// <summary>Checks the limits; no script can write this name.</summary>
    public const string Guard = "#guard";

    /// <summary>Checks what an object that a script has made inherits from.</summary>
    public const string Made = "#made";

    /// <summary>Adds its arguments from left to right and checks the limits.</summary>
    public const string Add = "#add";
}
