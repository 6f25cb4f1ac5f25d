using System.Text.Json.Nodes;

namespace WorkflowCrm.Engine.Definitions;

/// <summary>An arrow of a flowchart: when <paramref name="Source"/> ends with outcome <paramref name="SourcePort"/>, <paramref name="Target"/> follows.</summary>
/// <param name="SourcePort">The outcome's name; null means the default outcome.</param>
public sealed record Connection(string Source, string? SourcePort, string Target, JsonObject Raw)
{
    /// <summary>Reads the present shape (<c>source.activity</c>, <c>source.port</c>) and the older flat one (<c>source</c>, <c>sourcePort</c>).</summary>
    internal static Connection Read(JsonObject raw)
    {
        var (source, port) = ReadEnd(raw, "source");
        var (target, _) = ReadEnd(raw, "target");
        return new Connection(source, port, target, raw);
    }

    private static (string Activity, string? Port) ReadEnd(JsonObject raw, string end) => Json.Get(raw, end) switch
    {
        JsonObject nested => (Json.Text(nested, "activity") ?? Json.Text(nested, "activityId") ?? "", Blank(Json.Text(nested, "port"))),
        JsonValue flat => (Json.Text(flat) ?? "", Blank(Json.Text(raw, end + "Port"))),
        _ => ("", null),
    };

    private static string? Blank(string? port) => string.IsNullOrEmpty(port) ? null : port;
}
