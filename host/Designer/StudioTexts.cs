using WorkflowCrm.Designer.Texts;
using WorkflowCrm.Host.Reasons;

namespace WorkflowCrm.Host.Designer;

/// <summary>The designer's texts are among those of the program.</summary>
internal sealed class StudioTexts(Texts texts) : IStudioTexts
{
    public string Language => Texts.CurrentLanguage;

    public string Reason(string english) => KnownReasons.Say(Texts.CurrentLanguage, english);

    public string Get(string key, params (string Name, string Value)[] args) => texts.Get(key, args);
}
