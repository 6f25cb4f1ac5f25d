using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Database;

public sealed class IdsTests
{
    private readonly TestClock _clock = new();

    [Fact]
    public void Ids_are_version_7_in_32_lower_case_characters()
    {
        var id = new Ids(_clock).New();
        Assert.Matches("^[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$", id);
        Assert.Equal(7, Guid.ParseExact(id, "N").Version);
        Assert.Equal(_clock.Now.ToUnixTimeMilliseconds(), Convert.ToInt64(id[..12], 16));
    }

    [Fact]
    public void Ids_ascend_while_the_clock_stands_and_when_it_goes_back()
    {
        var ids = new Ids(_clock);
        var made = Enumerable.Range(0, 10_000).Select(_ => ids.New()).ToList();
        _clock.Advance(TimeSpan.FromMinutes(-1));
        made.Add(ids.New());
        _clock.Advance(TimeSpan.FromMinutes(2));
        made.Add(ids.New());
        Assert.Equal(made.Order(StringComparer.Ordinal), made);
        Assert.Equal(made.Count, made.Distinct().Count());
    }
}
