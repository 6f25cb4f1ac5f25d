using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using WorkflowCrm.Crm.Processes;
using WorkflowCrm.Host.Components.Forms;

namespace WorkflowCrm.Host.Tests.Pages;

public sealed class FormInputTests
{
    [Theory]
    [InlineData("1,200,000.50", "1200000.50")]
    [InlineData("\uff11\uff12\uff0c\uff13\uff14\uff15", "12345")]
    [InlineData(" 800 000 ", "800000")]
    public void Amounts_are_read_however_people_write_them(string typed, string expected)
    {
        var value = Read(FieldType.Amount, typed)!;
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), value.GetValue<decimal>());
    }

    [Fact]
    public void What_is_no_number_stays_as_it_was_typed_for_the_use_case_to_refuse() =>
        Assert.Equal("viel", Read(FieldType.Number, "viel")!.GetValue<string>());

    [Fact]
    public void An_unticked_checkbox_is_an_answer_too() => Assert.False(Read(FieldType.Checkbox, null)!.GetValue<bool>());

    [Fact]
    public void An_empty_field_is_left_out() => Assert.Null(Read(FieldType.Text, "   "));

    [Fact]
    public void Several_choices_make_a_list()
    {
        var values = (JsonArray)Read(FieldType.Choices, "contract", "quotation")!;
        Assert.Equal(["contract", "quotation"], values.Select(v => v!.GetValue<string>()));
    }

    [Fact]
    public void Values_are_shown_again_as_a_browser_wants_them()
    {
        var values = new JsonObject { ["f"] = 1200.5m, ["g"] = true, ["h"] = new JsonArray("a", "b"), ["i"] = "2026-11-25" };
        Assert.Equal(["1200.5"], FormInput.Shown(Field("f", FieldType.Amount), values));
        Assert.Equal(["true"], FormInput.Shown(Field("g", FieldType.Checkbox), values));
        Assert.Equal(["a", "b"], FormInput.Shown(Field("h", FieldType.Choices), values));
        Assert.Empty(FormInput.Shown(Field("none", FieldType.Text), values));
    }

    private static JsonNode? Read(FieldType type, params string[]? sent)
    {
        var form = new FormCollection(sent is null ? [] : new Dictionary<string, StringValues> { ["f.x"] = sent });
        return FormInput.Read([Field("x", type)], form)["x"];
    }

    private static FormField Field(string name, FieldType type) => new() { Name = name, Label = name, Type = type };
}
