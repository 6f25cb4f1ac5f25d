using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Designer.WorkflowDefinitions.Documents;

/// <summary>The version of the tool that a definition was drawn with; the Studio reads it as numbers with dots.</summary>
internal static class ToolVersion
{
    /// <summary>The Studio that this program serves.</summary>
    public const string Present = "3.8.2.0";

    public static string Of(WorkflowDefinition definition) =>
        Version.TryParse(definition.Raw["toolVersion"]?.ToString(), out var version) ? version.ToString() : Present;
}
