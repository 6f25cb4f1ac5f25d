using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Host.Api.Processes;

/// <summary>A process that can be started.</summary>
public sealed record ProcessView(string DefinitionId, string Name, string Description, string Category, FormView Form)
{
    internal static ProcessView Of(ProcessDescription process)
    {
        string Translated(string text) => process.In(Texts.CurrentLanguage, text);
        return new ProcessView(
            process.DefinitionId,
            Translated(process.Name),
            Translated(process.Description),
            Translated(process.Category),
            FormView.Of(process.Fields, Translated));
    }
}
