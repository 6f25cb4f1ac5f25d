using System.Text.RegularExpressions;
using Xunit;

namespace WorkflowCrm.House.Tests;

/// <summary>Rules of the house that a compiler does not check.</summary>
public sealed partial class SourceTests
{
    private const int LongestFile = 400;

    [Fact]
    public void No_source_file_is_longer_than_a_reader_can_hold()
    {
        var tooLong = Repository.Files(".cs").Concat(Repository.Files(".razor"))
            .Select(file => (File: file, Lines: Repository.Read(file).Count(c => c == '\n')))
            .Where(entry => entry.Lines > LongestFile)
            .Select(entry => $"{entry.File}: {entry.Lines} lines");

        Assert.Empty(tooLong);
    }

    [Fact]
    public void Time_is_injected_everywhere() => AssertNowhere(ReadsTheClock(), "engine/", "crm/", "activities/", "storage/", "designer/", "host/");

    [Fact]
    public void The_engine_and_the_business_make_no_random_ids_of_their_own() => AssertNowhere(MakesGuids(), "engine/", "crm/");

    [Fact]
    public void Nothing_is_left_open() => AssertNowhere(LeftOpen(), "engine/", "crm/", "activities/", "storage/", "designer/", "host/", "tests/", "bench/");

    [Fact]
    public void No_folder_is_named_after_a_kind_of_class()
    {
        string[] kinds = ["Models", "Services", "Helpers", "Utils", "Managers", "Interfaces"];

        Assert.DoesNotContain(Repository.Files(".cs"), file => file.Split('/').Any(kinds.Contains));
    }

    private static void AssertNowhere(Regex pattern, params string[] rooms)
    {
        var found = Repository.Files(".cs").Concat(Repository.Files(".razor"))
            .Where(file => rooms.Any(room => file.StartsWith(room, StringComparison.Ordinal)) && !file.StartsWith("tests/House/", StringComparison.Ordinal))
            .SelectMany(file => Repository.Read(file).Split('\n')
                .Select((line, index) => (line, index))
                .Where(entry => pattern.IsMatch(entry.line))
                .Select(entry => $"{file}:{entry.index + 1}: {entry.line.Trim()}"));

        Assert.Empty(found);
    }

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?Now\b|\bDateTime\.Today\b")]
    private static partial Regex ReadsTheClock();

    [GeneratedRegex(@"\bGuid\.(NewGuid|CreateVersion7)\b|\bRandom\.Shared\b")]
    private static partial Regex MakesGuids();

    [GeneratedRegex(@"\bNotImplementedException\b|//\s*(TODO|FIXME|HACK)\b|\bSkip\s*=\s*""")]
    private static partial Regex LeftOpen();
}
