using System.Text.Json;

namespace WorkflowCrm.Host.Demo;

/// <summary>
/// How far the loading has come. It is stored by the very transaction of each step, so a program that was killed in the
/// middle goes on with the next step at its next start, and there is never half a company.
/// </summary>
/// <param name="Day">D0, chosen at the first start.</param>
/// <param name="NextEvent">Which event of the past comes next.</param>
/// <param name="RequestNumbers">The numbers that the requests of the stories were given, by story.</param>
/// <param name="Done">The past has caught up with D0.</param>
internal sealed record DemoProgress(DateOnly Day, int NextEvent, IReadOnlyDictionary<int, string> RequestNumbers, bool Done)
{
    /// <summary>Under which the storage keeps it.</summary>
    public const string Key = "demo.progress";

    public static DemoProgress Beginning(DateOnly day) => new(day, 0, new Dictionary<int, string>(), false);

    public static DemoProgress? Parse(string? text) => text is null ? null : JsonSerializer.Deserialize<DemoProgress>(text);

    /// <param name="story">The story whose request was made, if one was.</param>
    /// <param name="number">Its number.</param>
    public DemoProgress After(int? story, string? number)
    {
        var numbers = new Dictionary<int, string>(RequestNumbers);
        if (story is { } index && number is not null)
            numbers[index] = number;
        return this with { NextEvent = NextEvent + 1, RequestNumbers = numbers };
    }

    public override string ToString() => JsonSerializer.Serialize(this);
}
