using WorkflowCrm.Crm;
using WorkflowCrm.Designer.ActivityDescriptors;
using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Definitions.Checks;
using WorkflowCrm.Host.Api.Problems;

namespace WorkflowCrm.Host.Designer;

/// <summary>Says to the Studio, in the owner's language, why something was not done.</summary>
internal sealed class Refusals(Texts texts, IActivityTexts activities, ProblemArguments arguments)
{
    public async Task<StudioRefusal> OfAsync(Problem problem, CancellationToken cancellationToken) =>
        new(texts.Get($"problem.{problem.Code}", await arguments.ForReadersAsync(problem.Args, cancellationToken)));

    /// <summary>One sentence for each error that the check has found.</summary>
    public StudioRefusal Of(WorkflowDefinition definition, IReadOnlyList<DefinitionFinding> findings) =>
        new([.. Sentences(definition, findings, FindingSeverity.Error)]);

    /// <summary>One sentence for each warning.</summary>
    public IReadOnlyList<string> Warnings(WorkflowDefinition definition, IReadOnlyList<DefinitionFinding> findings) =>
        [.. Sentences(definition, findings, FindingSeverity.Warning)];

    private IEnumerable<string> Sentences(WorkflowDefinition definition, IReadOnlyList<DefinitionFinding> findings, FindingSeverity severity) =>
        findings.Where(finding => finding.Severity == severity).Select(finding => FindingText.Of(texts, activities, Texts.CurrentLanguage, definition, finding)).Distinct();
}
