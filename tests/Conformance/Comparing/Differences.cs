using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Conformance.Tests.Comparing;

/// <summary>What differs between a run and the result that was expected.</summary>
internal sealed class Differences
{
    public const string NothingCanTell = "nothing here can tell whether";

    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<string> _all = [];

    public IReadOnlyList<string> All => _all;

    public void Add(string difference) => _all.Add(difference);

    /// <summary>What is stated is not understood, and so it counts as a difference.</summary>
    public void AddUntold(string property, JsonNode wanted) => Add($"{property}: {NothingCanTell} {wanted.ToJsonString(s_plain)} holds");

    public void Check(string what, JsonNode? wanted, string? got)
    {
        if (!string.Equals(Plain(wanted), got, StringComparison.Ordinal))
        {
            Add($"{what}: expected {Plain(wanted) ?? "null"}, got {got ?? "null"}");
        }
    }

    public void Check(string what, IReadOnlyList<string> wanted, IReadOnlyList<string> got, bool isOrdered)
    {
        string[] left = isOrdered ? [.. wanted] : [.. wanted.Order(StringComparer.Ordinal)];
        string[] right = isOrdered ? [.. got] : [.. got.Order(StringComparer.Ordinal)];
        if (!left.SequenceEqual(right, StringComparer.Ordinal))
        {
            Add($"{what}: expected {string.Join('|', left)}, got {string.Join('|', right)}");
        }
    }

    /// <summary>A JSON value as text; objects and lists as JSON.</summary>
    public static string? Plain(JsonNode? value) => ValueConversion.To<string>(value);
}
