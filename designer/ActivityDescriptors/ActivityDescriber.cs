using System.Text.Json.Nodes;
using WorkflowCrm.Designer.WorkflowDefinitions.Documents;
using WorkflowCrm.Engine.Activities;

namespace WorkflowCrm.Designer.ActivityDescriptors;

/// <summary>Describes an activity of the program in one language.</summary>
internal sealed class ActivityDescriber(IActivityTexts texts, string language, IReadOnlyDictionary<string, IReadOnlyList<StudioChoice>> lists)
{
    private readonly InputEditor _editor = new(texts, language, lists);

    public StudioActivity Describe(ActivityDescriptor descriptor)
    {
        var dot = descriptor.Type.LastIndexOf('.');
        return new StudioActivity(
            descriptor.Type,
            dot < 0 ? "" : descriptor.Type[..dot],
            descriptor.Type[(dot + 1)..],
            KnownActivities.ProgramVersion,
            Text($"category.{descriptor.Category}", descriptor.Category),
            Text(descriptor.Type, descriptor.DisplayName),
            Text($"{descriptor.Type}.description", descriptor.Description),
            descriptor.IsTrigger ? "Trigger" : "Action",
            [.. descriptor.Inputs.Select((input, order) => Describe(descriptor.Type, input, order))],
            [.. descriptor.Outputs.Select((output, order) => Describe(descriptor.Type, output, order))],
            [.. Ports(descriptor)],
            descriptor.IsContainer,
            IsBrowsable: !descriptor.IsHidden && descriptor.Type != "Elsa.Flowchart",
            IsStart: descriptor.Type == "Elsa.Start",
            descriptor.IsTerminal);
    }

    private StudioInput Describe(string type, InputDescriptor input, int order) => new(
        input.Name,
        input.TypeName,
        Text($"{type}.{input.Name}", input.DisplayName),
        Text($"{type}.{input.Name}.description", input.Description),
        order,
        input.IsWrapped,
        Hint(input),
        Default(input),
        _editor.Of(input),
        input.IsSensitive);

    /// <summary>As a text, but for ticks: the Studio ticks nothing by the text of an array, only by an array.</summary>
    private static object? Default(InputDescriptor input) => input switch
    {
        { DefaultValue: Enum value } => value.ToString(),
        { UIHint: "checklist", DefaultValue: string ticked } => JsonNode.Parse(ticked),
        _ => input.DefaultValue,
    };

    /// <summary>The Studio's editor of status codes is for codes that have an activity each; at plain codes, which are outcomes, it breaks down.</summary>
    private static string Hint(InputDescriptor input) => input is { UIHint: "http-status-codes", IsWrapped: true } ? "multitext" : input.UIHint;

    private StudioOutput Describe(string type, OutputDescriptor output, int order) => new(
        output.Name,
        output.TypeName,
        Text($"{type}.{output.Name}", output.DisplayName),
        Text($"{type}.{output.Name}.description", output.Description),
        order);

    /// <summary>The outcomes, but for those that end the flow or name their outcomes themselves, and the activities inside.</summary>
    private IEnumerable<StudioPort> Ports(ActivityDescriptor descriptor)
    {
        var isNamedByInput = descriptor.Outcomes is ["Done"] && descriptor.Type == "Elsa.FlowFork";
        var outcomes = descriptor.IsTerminal || isNamedByInput ? [] : descriptor.Outcomes;
        return outcomes.Select(outcome => new StudioPort(outcome, Text($"outcome.{outcome}", outcome), "Flow"))
            .Concat(descriptor.Ports.Select(port => new StudioPort(port, Text($"port.{descriptor.Type}.{port}", Text($"port.{port}", port)), "Embedded")));
    }

    private string Text(string key, string otherwise) => texts.Find(language, key) ?? otherwise;
}
