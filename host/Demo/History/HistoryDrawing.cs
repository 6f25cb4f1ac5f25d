using System.Globalization;
using WorkflowCrm.Crm.Calendar;
using WorkflowCrm.Crm.Customers;
using WorkflowCrm.Crm.Customers.Grading;
using WorkflowCrm.Host.Demo.Company;

namespace WorkflowCrm.Host.Demo.History;

/// <summary>Puts what happened before D0 into the order of its times.</summary>
internal sealed class HistoryDrawing(DemoStaff staff, DemoDay day, IReadOnlyList<Customer> customers)
{
    public IReadOnlyList<HistoryEvent> Draw(HistoryFile file) =>
        [.. file.Requests.SelectMany(Story).Concat(file.Readings.Select(Reading)).OrderBy(e => e.At)];

    private IEnumerable<HistoryEvent> Story(RequestStory story, int index)
    {
        var at = day.At(story.Day, story.Time);
        var requester = staff.IdOf(story.Requester);
        var archive = Find(story.Archive, requester).Number;
        yield return new HistoryEvent(at, Deed.Submit, index, requester, archive);
        foreach (var step in story.Steps)
        {
            (at, var deed, var reason) = Step(at, step);
            yield return new HistoryEvent(at, deed, index, deed is Deed.Read or Deed.Return ? requester : null, archive, reason);
        }
    }

    private HistoryEvent Reading(ReadingStory reading)
    {
        var person = staff.IdOf(reading.Person);
        return new HistoryEvent(day.At(reading.Day, reading.Time), Deed.Read, null, person, Find(reading.Archive, person).Number);
    }

    private (DateTimeOffset At, Deed Deed, string? Reason) Step(DateTimeOffset before, string text)
    {
        var words = text.Split(' ', 5);
        if (words[0] == "at")
            return (day.At(int.Parse(words[1], CultureInfo.InvariantCulture), TimeOnly.Parse(words[2], CultureInfo.InvariantCulture)), DeedOf(words[3]), null);
        words = text.Split(' ', 3);
        return (day.Calendar.Add(before, WorkingDuration.Parse(words[0])), DeedOf(words[1]), words.ElementAtOrDefault(2));
    }

    private static Deed DeedOf(string word) => word switch
    {
        "act" => Deed.Act,
        "reject" => Deed.Reject,
        "read" => Deed.Read,
        "return" => Deed.Return,
        _ => throw new FormatException($"history.json knows no deed \"{word}\"."),
    };

    /// <summary>The archive that the selector means, leaving out those that the person owns and need not ask for.</summary>
    private Customer Find(string selector, string personId)
    {
        var parts = selector.Split('/');
        var level = parts[0] == "company" ? ArchiveLevel.Company : ArchiveLevel.Department;
        var matching = customers.Where(c => c.ArchiveLevel == level && c.DepartmentId == parts[1] && c.OwnerId != personId).ToList();
        return matching[int.Parse(parts[2], CultureInfo.InvariantCulture) % matching.Count];
    }
}
