using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Tests.Expressions;

public sealed class ValueConversionTests
{
    [Fact]
    public void Text_becomes_what_is_wanted_whatever_the_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal(1.5m, ValueConversion.To<decimal>("1.5"));
            Assert.Equal("1.5", ValueConversion.To<string>(1.5));
            Assert.Equal(4, ValueConversion.To<int>("4"));
            Assert.True(ValueConversion.To<bool>("True"));
            Assert.Equal(TimeSpan.FromMinutes(90), ValueConversion.To<TimeSpan>("01:30:00"));
            Assert.Equal(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), ValueConversion.To<DateTimeOffset>("2026-03-01"));
            Assert.Equal(new DateOnly(2026, 3, 1), ValueConversion.To<DateOnly>("2026-03-01"));
            Assert.Equal(DayOfWeek.Friday, ValueConversion.To<DayOfWeek>("friday"));
            Assert.Equal(DayOfWeek.Friday, ValueConversion.To<DayOfWeek>(5));
            Assert.Equal([1, 2], ValueConversion.To<byte[]>("AQI="));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void What_cannot_be_converted_becomes_the_default()
    {
        Assert.Equal(0, ValueConversion.To<int>("abc"));
        Assert.False(ValueConversion.To<bool>("banana"));
        Assert.Null(ValueConversion.To<int?>(" "));
        Assert.Null(ValueConversion.To<JsonObject>("[1]"));
    }

    [Fact]
    public void Lists_are_converted_item_by_item_and_a_text_is_a_list_of_one()
    {
        Assert.Equal([1, 2], ValueConversion.To<List<int>>(new JsonArray("1", 2)));
        Assert.Equal(["a"], ValueConversion.To<IReadOnlyList<string>>("a"));
        Assert.Equal(["a", "b"], ValueConversion.To<string[]>("""["a","b"]""")!);
        Assert.Equal("[1,2]", ValueConversion.To<string>(new JsonArray(1, 2)));
    }

    [Fact]
    public void Objects_and_JSON_become_each_other()
    {
        var node = ValueConversion.To<JsonObject>(new Point(1, 2));

        Assert.Equal("""{"x":1,"y":2}""", node!.ToJsonString());
        Assert.Equal(new Point(1, 2), ValueConversion.To<Point>(node));
        Assert.Equal(new Point(1, 2), ValueConversion.To<Point>("""{"X":1,"y":2}"""));
    }

    [Theory]
    [InlineData("Int32", typeof(int))]
    [InlineData("String[]", typeof(string[]))]
    [InlineData("List<Int64>", typeof(List<long>))]
    [InlineData("ISet<String>", typeof(HashSet<string>))]
    [InlineData("System.IO.File, System.IO", null)]
    public void Only_registered_type_names_are_resolved(string alias, Type? type) => Assert.Equal(type, TypeAliases.Find(alias));

    private sealed record Point(int X, int Y);
}
