using System.Text.Json;
using WorkflowCrm.Activities;
using WorkflowCrm.Designer.Hosting.Scripts;
using WorkflowCrm.Engine.Activities;

namespace WorkflowCrm.Host.Tests.Designer.Hosting;

/// <summary>Our activities do not look like the blue cube that the Studio draws for what it does not know.</summary>
public sealed class LooksTests
{
    private readonly JsonElement _looks = JsonDocument.Parse(new OwnFiles().Find("looks.json")!).RootElement;

    public static TheoryData<string> Ours { get; } =
        [.. ActivityCatalogue.Create(WorkflowCrmActivities.Assembly).Descriptors.Select(d => d.Type).Where(type => type.StartsWith("WorkflowCrm.", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Ours))]
    public void Every_activity_of_ours_has_an_icon_and_its_categorys_colour(string type)
    {
        var look = _looks.GetProperty("activities").GetProperty(type);
        var category = ActivityCatalogue.Create(WorkflowCrmActivities.Assembly).Find(type)!.Category;

        Assert.Equal(category, look.GetProperty("category").GetString());
        Assert.Matches("^#[0-9a-f]{6}$", _looks.GetProperty("colours").GetProperty(category).GetString());
        Assert.Matches("^[Mm][0-9a-zA-Z .,-]+$", look.GetProperty("icon").GetString());
    }
}
