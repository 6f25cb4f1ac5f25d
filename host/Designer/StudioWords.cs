using WorkflowCrm.Designer.Hosting.Documents;

namespace WorkflowCrm.Host.Designer;

/// <summary>The words of the Studio's documents are texts of the program like all others.</summary>
internal sealed class StudioWords(Texts texts) : IStudioWords
{
    public string this[string name] => texts[$"studio.{name}"];

    public string Language => Texts.CurrentLanguage;
}
