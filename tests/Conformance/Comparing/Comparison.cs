using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowCrm.Conformance.Tests.Running;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Conformance.Tests.Comparing;

/// <summary>Compares a run with a result, property by property. A property that it does not know is a difference, so that nothing is passed over.</summary>
internal sealed class Comparison
{
    private readonly CaseRecord _record;
    private readonly Differences _differences = new();
    private readonly Dictionary<string, Action<JsonNode>> _checks;

    private Comparison(CaseRecord record)
    {
        _record = record;
        var end = record.End;
        _checks = new()
        {
            ["status"] = wanted => _differences.Check("status", wanted, end.Status.ToString()),
            ["subStatus"] = wanted => _differences.Check("subStatus", wanted, end.SubStatus.ToString()),
            ["correlationId"] = wanted => _differences.Check("correlationId", wanted, end.CorrelationId),
            ["instanceName"] = wanted => _differences.Check("instanceName", wanted, end.Name),
            ["lines"] = wanted => _differences.Check("lines", Texts(wanted), record.Lines, record.IsOrdered),
            ["linesContain"] = CheckLinesContain,
            ["outputs"] = wanted => ValueComparison.CheckOutputs(_differences, wanted.AsObject(), end),
            ["variables"] = wanted => ValueComparison.CheckVariables(_differences, wanted, record),
            ["activities"] = wanted => ActivityEnds.Check(_differences, Texts(wanted), record.Journal),
            ["journal"] = wanted => _differences.Check("journal", Texts(wanted), [.. record.Journal.Select(ActivityEnds.Line)], isOrdered: true),
            ["journalCount"] = wanted => CheckJournalCount(wanted.AsObject()),
            ["writeLineTextIncluded"] = wanted => _differences.Check("writeLineTextIncluded", Texts(wanted), WriteLinesWithText(), isOrdered: true),
            ["incidents"] = wanted => IncidentComparison.Check(_differences, Texts(wanted), end),
            ["incidentCount"] = wanted => _differences.Check("incidentCount", wanted, Number(end.Incidents.Count)),
            ["incidentMessage"] = wanted => _differences.Check("incidentMessage", wanted, string.Join('|', end.Incidents.Select(incident => incident.Message))),
            ["bookmarksLeft"] = wanted => _differences.Check("bookmarksLeft", Texts(wanted), Names(end.Bookmarks), isOrdered: false),
            ["steps"] = wanted => StepComparison.Check(_differences, wanted.AsArray(), record),
            ["otherInstances"] = wanted => CheckOthers(wanted.AsArray()),
            ["childCorrelationId"] = wanted => _differences.Check("childCorrelationId", wanted, string.Join('|', record.Others.Select(other => other.CorrelationId))),
            ["publish"] = wanted => _differences.Check("publish", wanted, record.PublishErrors.Count == 0 ? "succeeds" : "fails"),
            ["errors"] = CheckPublishErrors,
            ["secondImport"] = CheckSecondImport,
            ["importErrors"] = CheckPublishErrors,
            ["child"] = wanted => WordComparison.CheckChild(_differences, wanted, record),
            ["note"] = wanted => WordComparison.CheckNote(_differences, wanted, record),
        };
    }

    /// <summary>What differs, one sentence each.</summary>
    public static IReadOnlyList<string> Compare(JsonObject expected, CaseRecord record)
    {
        var comparison = new Comparison(record);
        foreach (var (property, wanted) in expected)
        {
            if (wanted is null)
            {
                continue;
            }

            if (comparison._checks.TryGetValue(property, out var check))
            {
                check(wanted);
            }
            else
            {
                comparison._differences.AddUntold(property, wanted);
            }
        }

        return comparison._differences.All;
    }

    internal static IReadOnlyList<string> Texts(JsonNode wanted) => [.. wanted.AsArray().Select(Differences.Plain).Select(text => text ?? "")];

    private static string[] Names(IEnumerable<Bookmark> bookmarks) => [.. bookmarks.Select(bookmark => bookmark.Name)];

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private void CheckLinesContain(JsonNode wanted)
    {
        foreach (var line in Texts(wanted).Where(line => !_record.Lines.Contains(line)))
        {
            _differences.Add($"lines: '{line}' is not among {string.Join('|', _record.Lines)}");
        }
    }

    /// <summary><c>fails: "the error"</c>, or <c>succeeds</c>.</summary>
    private void CheckSecondImport(JsonNode wanted)
    {
        var errors = string.Join('|', _record.SecondImportErrors);
        _differences.Check("secondImport", wanted, errors.Length == 0 ? "succeeds" : $"fails: \"{errors}\"");
    }

    /// <summary>Our errors name the activity before they say what Elsa says.</summary>
    private void CheckPublishErrors(JsonNode wanted)
    {
        var texts = Texts(wanted);
        if (texts.Count != _record.PublishErrors.Count || !texts.All(text => _record.PublishErrors.Any(error => error.Contains(text, StringComparison.Ordinal))))
        {
            _differences.Add($"errors at publishing: expected {string.Join('|', texts)}, got {string.Join('|', _record.PublishErrors)}");
        }
    }

    /// <summary>For each line that was written, whether the journal keeps its text.</summary>
    private string[] WriteLinesWithText() =>
    [
        .. _record.Journal.Where(entry => entry is { ActivityType: "Elsa.WriteLine", Event: "Completed" })
            .Select(entry => entry.Payload?["Inputs"]?["Text"] is not null ? "true" : "false"),
    ];

    private void CheckJournalCount(JsonObject wanted)
    {
        foreach (var (activity, counts) in wanted)
        {
            foreach (var (name, count) in counts!.AsObject())
            {
                var got = _record.Journal.Count(entry => entry.ActivityId == activity && entry.Event == name);
                _differences.Check($"journal lines '{name}' of {activity}", count, Number(got));
            }
        }
    }

    private void CheckOthers(JsonArray wanted)
    {
        string Line(string? definitionId, string? status, string? subStatus, bool isChild) => $"{definitionId} {status} {subStatus}{(isChild ? " child" : "")}";
        var expected = wanted.Select(other => Line(
            Differences.Plain(other!["definitionId"]), Differences.Plain(other["status"]), Differences.Plain(other["subStatus"]), other["parentIsRoot"]?.GetValue<bool>() == true));
        var got = _record.Others.Select(other => Line(other.DefinitionId, other.Status.ToString(), other.SubStatus.ToString(), other.ParentInstanceId == _record.End.Id));
        _differences.Check("otherInstances", [.. expected], [.. got], isOrdered: false);
    }
}
