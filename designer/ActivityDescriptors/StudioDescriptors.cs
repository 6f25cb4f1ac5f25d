using WorkflowCrm.Engine.Activities;

namespace WorkflowCrm.Designer.ActivityDescriptors;

/// <summary>Turns the engine's catalogue into the descriptors that Elsa Studio loads, in the process owner's language.</summary>
public sealed class StudioDescriptors(ActivityCatalogue catalogue, IActivityTexts texts)
{
    public IReadOnlyList<StudioActivity> In(string language) => [.. catalogue.Descriptors.Select(d => Describe(d, language)), .. SpecialActivities.In(language, texts)];

    private StudioActivity Describe(ActivityDescriptor descriptor, string language)
    {
        var dot = descriptor.Type.LastIndexOf('.');
        return new StudioActivity(
            descriptor.Type,
            dot < 0 ? "" : descriptor.Type[..dot],
            descriptor.Type[(dot + 1)..],
            descriptor.Version,
            texts.Find(language, $"category.{descriptor.Category}") ?? descriptor.Category,
            texts.Find(language, descriptor.Type) ?? descriptor.DisplayName,
            texts.Find(language, $"{descriptor.Type}.description") ?? descriptor.Description,
            descriptor.IsTrigger ? "Trigger" : "Action",
            [.. descriptor.Inputs.Select((input, order) => Describe(descriptor.Type, input, order, language))],
            [.. descriptor.Outputs.Select((output, order) => Describe(descriptor.Type, output, order, language))],
            [.. Ports(descriptor, language)],
            descriptor.IsContainer,
            IsBrowsable: descriptor.Type != "Elsa.Flowchart",
            IsStart: descriptor.Type == "Elsa.Start",
            descriptor.IsTerminal);
    }

    private StudioInput Describe(string type, InputDescriptor input, int order, string language) => new(
        input.Name,
        input.TypeName,
        texts.Find(language, $"{type}.{input.Name}") ?? input.DisplayName,
        texts.Find(language, $"{type}.{input.Name}.description") ?? input.Description,
        order,
        input.IsWrapped,
        input.UIHint,
        input.DefaultValue,
        input.Options.Count == 0 ? null : Choices(input, language),
        input.IsSensitive);

    private StudioOutput Describe(string type, OutputDescriptor output, int order, string language) => new(
        output.Name,
        output.TypeName,
        texts.Find(language, $"{type}.{output.Name}") ?? output.DisplayName,
        texts.Find(language, $"{type}.{output.Name}.description") ?? output.Description,
        order);

    private IEnumerable<StudioPort> Ports(ActivityDescriptor descriptor, string language) => descriptor.Outcomes
        .Select(outcome => new StudioPort(outcome, texts.Find(language, $"outcome.{outcome}") ?? outcome, "Flow"))
        .Concat(descriptor.Ports.Select(port => new StudioPort(port, texts.Find(language, $"{descriptor.Type}.{port}") ?? port, "Embedded")));

    /// <summary>The Studio looks for a hint's particulars under the hint's own name; a list of boxes to tick has another shape than a list to choose from.</summary>
    private Dictionary<string, object> Choices(InputDescriptor input, string language) => new()
    {
        [input.UIHint] = input.UIHint == "checklist"
            ? new Dictionary<string, object>
            {
                ["checkList"] = new
                {
                    items = input.Options.Select(option => new { text = Text(option, language), value = option, isChecked = false }).ToList(),
                    isFlagsEnum = false,
                },
            }
            : new Dictionary<string, object>
            {
                ["selectList"] = new
                {
                    items = input.Options.Select(option => new { text = Text(option, language), value = option }).ToList(),
                    isFlagsEnum = false,
                },
            },
    };

    private string Text(string option, string language) => texts.Find(language, $"option.{option}") ?? option;
}
