using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowCrm.Simulation.Tests.Histories;

namespace WorkflowCrm.Simulation.Tests.Running;

/// <summary>Tells a reader what a seed's history was and what was wrong with it.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="patience">How long a shorter history is looked for.</param>
    public static async Task<string> OfAsync(Player player, Failure failure, TimeSpan patience)
    {
        var (family, history) = await new Shrinker(player, failure, patience).RunAsync();
        var tape = new Tape();
        var (violation, made) = await player.PlayAsync(family, history, string.Create(CultureInfo.InvariantCulture, $"r{failure.Seed}"), tape);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"seed {failure.Seed}: {failure.Violation.Message}\n");
        text.Append(CultureInfo.InvariantCulture, $"The shortest history that was found to break the same rule ({failure.History.Count} choices became {history.Count}):\n");
        foreach (var definition in made!.Definitions)
            text.Append(JsonNode.Parse(definition.ToJson())!.ToJsonString(s_indented)).Append('\n');
        return text.Append(tape).Append(CultureInfo.InvariantCulture, $"=> {violation}\n").ToString();
    }
}
