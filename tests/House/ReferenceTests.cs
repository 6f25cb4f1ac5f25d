using Xunit;

namespace WorkflowCrm.House.Tests;

/// <summary>Who may use whom: the arrows of the architecture, and no other.</summary>
public sealed class ReferenceTests
{
    [Theory]
    [InlineData("engine", "")]
    [InlineData("crm", "")]
    [InlineData("activities", "engine crm")]
    [InlineData("storage", "engine crm")]
    [InlineData("designer", "engine")]
    [InlineData("host", "engine crm activities storage designer")]
    public void A_room_refers_only_to_the_rooms_it_may_use(string room, string allowed)
    {
        var expected = allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order();

        Assert.Equal(expected, Repository.References(room).Order());
    }

    [Fact]
    public void Versions_are_pinned_in_one_place()
    {
        var pinnedElsewhere = Repository.Files(".csproj")
            .Where(file => Repository.Read(file).Contains("Version=\"", StringComparison.Ordinal));

        Assert.Empty(pinnedElsewhere);
    }

    [Fact]
    public void Every_project_has_its_lock_file_and_stands_in_the_solution()
    {
        var solution = Repository.Read("WorkflowCrm.sln").Replace('\\', '/');

        Assert.All(Repository.Files(".csproj"), file =>
        {
            Assert.True(File.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(file)!, "packages.lock.json")), $"{file} has no packages.lock.json");
            Assert.Contains(file, solution, StringComparison.Ordinal);
        });
    }
}
