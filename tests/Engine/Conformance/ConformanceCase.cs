using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Tests.Support;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Tests.Conformance;

/// <summary>One case of the conformance folder, run in place and compared as far as it states results.</summary>
internal sealed class ConformanceCase(string folder, JsonObject source)
{
    private readonly JobHarness _engine = new();
    private bool _isOrdered = source["notes"]?.GetValue<string>().Contains("not significant", StringComparison.Ordinal) != true;

    private int _events;

    public string Name { get; } = source["name"]!.GetValue<string>();

    private string? File => source["definition_file"]?.GetValue<string>();

    public bool CanRun()
    {
        if (File is null || Expected() is null)
        {
            return false;
        }

        var imported = Imports().ToArray();
        return imported.All(definition => definition.Nodes().All(node =>
            _engine.Catalogue.Find(node.Type) is not null || !node.Type.StartsWith("Elsa.", StringComparison.Ordinal) || node.Type == "Elsa.DoesNotExist"));
    }

    /// <summary>Runs the case; the answer lists what differs.</summary>
    public async Task<IReadOnlyList<string>> RunAsync()
    {
        foreach (var definition in Imports())
        {
            _engine.Definitions.Add(definition);
        }

        var input = source["input"] is JsonObject given ? given.ToDictionary(pair => pair.Key, pair => (object?)pair.Value) : [];
        var root = WorkflowDefinition.Parse(Read(File!));
        if (Expected()!.Find(one => one.ContainsKey("publish")) is { } published)
        {
            return await PublishAsync(root, published);
        }

        var state = await _engine.RunAsync(root, input);
        if (source["steps"] is JsonArray steps)
        {
            foreach (var step in steps)
            {
                await StepAsync(step!.AsObject());
            }
        }
        else
        {
            await ResumeAllAsync(state.Id, input);
        }

        var end = _engine.Store.Read(state.Id);
        var differences = Compare(root, end);
        if (differences.Count > 0)
        {
            differences.AddRange(end.Incidents.Select(incident => $"(incident of {incident.ActivityId}: {incident.Message})"));
        }

        return [.. differences.Select(difference => difference.Length > 300 ? difference[..300] : difference)];
    }

    private async Task<IReadOnlyList<string>> PublishAsync(WorkflowDefinition definition, JsonObject expected)
    {
        var reading = await _engine.PublishAsync(definition);
        var differences = new List<string>();
        Check(differences, "publish", Plain(expected["publish"]), reading.Findings.Count == 0 ? "succeeds" : "fails");
        Check(
            differences,
            "errors",
            string.Join('|', (expected["errors"] as JsonArray ?? []).Select(Plain)),
            string.Join('|', reading.Findings.Select(finding => finding.Arguments[0])));
        return differences;
    }

    private async Task StepAsync(JsonObject step)
    {
        if (step["event"] is { } name)
        {
            await _engine.SendEventAsync(name.GetValue<string>(), $"event {_events++}");
            await _engine.DrainAsync();
        }
        else
        {
            await _engine.AdvanceAsync(TimeSpan.FromMilliseconds(step["waitMs"]!.GetValue<int>()));
        }
    }

    private async Task ResumeAllAsync(string instanceId, Dictionary<string, object?> input)
    {
        for (var turn = 0; turn < 20 && _engine.Store.Read(instanceId) is { Status: InstanceStatus.Running, Bookmarks.Count: > 0 } state; turn++)
        {
            // In which order several bookmarks were resumed when it was measured was a matter of their random ids.
            _isOrdered &= state.Bookmarks.Count < 2;
            foreach (var bookmark in state.Bookmarks.OrderBy(bookmark => bookmark.DueAt ?? DateTimeOffset.MinValue))
            {
                await _engine.ResumeAsync(instanceId, bookmark.Id, input);
                await _engine.DrainAsync();
            }
        }
    }

    private List<string> Compare(WorkflowDefinition definition, InstanceState state)
    {
        var differences = new List<string>();
        foreach (var expected in Expected()!)
        {
            Check(differences, expected, "status", state.Status.ToString());
            Check(differences, expected, "subStatus", state.SubStatus.ToString());
            Check(differences, expected, "correlationId", state.CorrelationId);
            Check(differences, expected, "instanceName", state.Name);
            CheckLines(differences, expected);
            foreach (var (name, value) in expected["outputs"] as JsonObject ?? [])
            {
                Check(differences, "output " + name, Plain(value), ValueConversion.Text(state.Output.GetValueOrDefault(name)));
            }

            foreach (var (name, value) in expected["variables"] as JsonObject ?? [])
            {
                CheckVariable(differences, definition, state, name, Plain(value));
            }
        }

        return differences;
    }

    private void CheckLines(List<string> differences, JsonObject expected)
    {
        if (expected["lines"] is JsonArray lines)
        {
            var wanted = lines.Select(line => Plain(line)!);
            var got = _engine.Lines.AsEnumerable();
            Check(differences, "lines", string.Join('|', _isOrdered ? wanted : wanted.Order()), string.Join('|', _isOrdered ? got : got.Order()));
        }

        foreach (var line in expected["linesContain"] as JsonArray ?? [])
        {
            Check(differences, "line", "true " + Plain(line), (_engine.Lines.Contains(Plain(line)!) ? "true " : "false ") + Plain(line));
        }
    }

    private static void CheckVariable(List<string> differences, WorkflowDefinition definition, InstanceState state, string name, string? wanted)
    {
        // Objects are stated by the name of a type of the other program, which says nothing here.
        if (wanted is null || wanted.StartsWith("System.", StringComparison.Ordinal) || wanted.StartsWith('{'))
        {
            return;
        }

        var variable = definition.Variables.First(variable => variable.Name == name);
        if (!variable.IsPersistent)
        {
            return;
        }

        if (state.Variables.TryGetValue(variable.Id, out var value))
        {
            Check(differences, "variable " + name, wanted.Replace("True", "true", StringComparison.Ordinal), ValueConversion.Text(value));
        }
        else
        {
            Check(differences, "variable " + name, wanted, ValueConversion.Text(PlainValue.FromNode(variable.Value)));
        }
    }

    private static void Check(List<string> differences, JsonObject expected, string property, string? got)
    {
        if (expected[property] is JsonValue value)
        {
            Check(differences, property, Plain(value), got);
        }
    }

    private static void Check(List<string> differences, string what, string? wanted, string? got)
    {
        if (!string.Equals(wanted, got, StringComparison.Ordinal))
        {
            differences.Add($"{what}: expected {wanted ?? "null"}, got {got ?? "null"}");
        }
    }

    /// <summary>What was measured in counter mode, and what the case demands unless that is for another mode.</summary>
    private List<JsonObject>? Expected()
    {
        var found = new List<JsonObject>();
        var demanded = source["expected"] as JsonObject ?? [];
        var isToken = source["required_mode"]?.GetValue<string>() == "token";
        foreach (var side in new[] { demanded, source["measured"] as JsonObject ?? [] })
        {
            if ((side["both"] ?? side["counter"]) is JsonObject result)
            {
                found.Add(result);
            }
        }

        if (!isToken && !demanded.ContainsKey("both") && !demanded.ContainsKey("counter") && demanded.Count > 0)
        {
            found.Add(demanded);
        }

        return found.Count > 0 ? found : null;
    }

    private IEnumerable<WorkflowDefinition> Imports()
    {
        var load = source["load"] as JsonObject;
        var files = load?["dir"]?.GetValue<string>() is { } directory
            ? Directory.GetFiles(Path.Combine(folder, directory), "*.json").Order(StringComparer.Ordinal)
            : (load?["imports"] as JsonArray ?? []).Select(file => Path.Combine(folder, file!.GetValue<string>()));
        return files.Select(file => WorkflowDefinition.Parse(System.IO.File.ReadAllText(file)));
    }

    private string Read(string file) => System.IO.File.ReadAllText(Path.Combine(folder, file));

    private static string? Plain(JsonNode? value) => ValueConversion.Text(value);
}
