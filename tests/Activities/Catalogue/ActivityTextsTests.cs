using System.Text.Json;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Engine.Activities;

namespace WorkflowCrm.Activities.Tests.Catalogue;

/// <summary>Every text of the designer's palette exists in both languages: English beside the code, Chinese under <c>workflows/texts/</c>.</summary>
public sealed class ActivityTextsTests
{
    private static readonly Dictionary<string, string> s_chinese = Load("zh-CN");
    private static readonly Dictionary<string, string> s_english = Load("en");

    [Fact]
    public void Every_activity_input_and_output_has_a_name_and_a_description_in_chinese()
    {
        var missing = Keys().Where(key => !s_chinese.TryGetValue(key, out var text) || !text.Any(IsChinese));
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_activity_of_ours_says_what_it_and_its_inputs_are_in_english()
    {
        var silent = Ours().SelectMany(activity => activity.Inputs.Select(input => (Key: $"{activity.Type}.{input.Name}", input.Description))
            .Concat(activity.Outputs.Select(output => (Key: $"{activity.Type}.{output.Name}", output.Description)))
            .Append((activity.Type, activity.Description)));
        Assert.Empty(silent.Where(text => text.Item2.Length == 0).Select(text => text.Item1));
    }

    [Fact]
    public void Every_category_outcome_port_option_and_unit_has_a_text_in_both_languages()
    {
        string[] keys =
        [
            .. All().Where(activity => activity.Category.Length > 0).Select(activity => $"category.{activity.Category}"),
            .. All().SelectMany(activity => activity.Outcomes).Select(outcome => $"outcome.{outcome}"),
            .. All().SelectMany(activity => activity.Ports).Select(port => $"port.{port}"),
            .. All().SelectMany(activity => activity.Inputs).SelectMany(input => input.Options).Select(option => $"option.{option}"),
            .. All().SelectMany(activity => activity.Inputs).Where(input => input.Unit.Length > 0).Select(input => $"unit.{input.Unit}"),
            .. Roles.All.Select(role => $"option.role:{role}"),
            "kind.rule", "kind.role",
        ];
        Assert.DoesNotContain(keys, key => !s_chinese.ContainsKey(key) || !s_english.ContainsKey(key));
    }

    [Fact]
    public void No_text_is_left_over()
    {
        HashSet<string> keys = [.. Keys()];
        Assert.DoesNotContain(s_chinese.Keys, key => !IsCommon(key) && !IsDesigners(key) && !keys.Contains(key));
        Assert.Equal(s_chinese.Keys.Where(key => IsCommon(key) || IsDesigners(key)), s_english.Keys);
    }

    /// <summary>Of the descriptors that stand for no activity; the English ones have no code to stand beside.</summary>
    private static bool IsDesigners(string key) => key.StartsWith("Elsa.Workflow", StringComparison.Ordinal) || key.StartsWith("Elsa.NotFoundActivity", StringComparison.Ordinal);

    private static bool IsCommon(string key) => key.Split('.')[0] is "category" or "outcome" or "port" or "option" or "kind" or "unit";

    private static bool IsChinese(char character) => character is >= '\u4e00' and <= '\u9fff';

    private static IEnumerable<ActivityDescriptor> All() => Office.Catalogue.Descriptors;

    private static IEnumerable<ActivityDescriptor> Ours() =>
        All().Where(activity => activity.Type.StartsWith("WorkflowCrm.", StringComparison.Ordinal));

    private static IEnumerable<string> Keys() => All()
        .SelectMany(activity => activity.Inputs.Select(input => $"{activity.Type}.{input.Name}")
            .Concat(activity.Outputs.Select(output => $"{activity.Type}.{output.Name}"))
            .Append(activity.Type))
        .SelectMany(key => new[] { key, key + ".description" });

    private static Dictionary<string, string> Load(string language) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(Workflows.Read($"texts/activities.{language}.json"))!;
}
