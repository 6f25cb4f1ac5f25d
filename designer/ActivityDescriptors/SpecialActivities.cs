using WorkflowCrm.Designer.WorkflowDefinitions.Documents;

namespace WorkflowCrm.Designer.ActivityDescriptors;

/// <summary>Descriptors that the Studio asks for by name and that stand for no activity of the engine.</summary>
internal static class SpecialActivities
{
    /// <summary>The whole workflow, in the story of an instance.</summary>
    public const string Workflow = "Elsa.Workflow";

    public static IEnumerable<StudioActivity> In(string language, IActivityTexts texts)
    {
        yield return Describe(Workflow, isContainer: true, [], language, texts);
        yield return Describe(UnknownActivity.Type, isContainer: false, ["MissingTypeName", "MissingTypeVersion"], language, texts);
    }

    private static StudioActivity Describe(string type, bool isContainer, string[] inputs, string language, IActivityTexts texts) => new(
        type,
        "Elsa",
        type["Elsa.".Length..],
        KnownActivities.ProgramVersion,
        texts.Of(language, "category.Flow"),
        texts.Of(language, type),
        texts.Of(language, $"{type}.description"),
        "Action",
        [.. inputs.Select((name, order) => new StudioInput(name, "String", texts.Of(language, $"{type}.{name}"), texts.Of(language, $"{type}.{name}.description"), order, IsWrapped: false, "singleline", null, null, false) { IsReadOnly = true })],
        [],
        [],
        isContainer,
        IsBrowsable: false,
        IsStart: false,
        IsTerminal: false);

    private static string Of(this IActivityTexts texts, string language, string key) => texts.Find(language, key) ?? key;
}
