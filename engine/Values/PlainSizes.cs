using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Engine.Values;

/// <summary>How much a value takes.</summary>
internal static class PlainSizes
{
    /// <summary>How deep the values of variables, inputs and outputs may be nested.</summary>
    public const int MaximumDepth = 64;

    private const int Scalar = 16;

    /// <summary>The characters of a text; the bytes of other values as JSON.</summary>
    /// <exception cref="LimitExceededException">The value is nested too deeply.</exception>
    public static long Of(object? value) => value switch
    {
        string text => text.Length,
        byte[] bytes => bytes.Length,
        JsonNode node => Of(node),
        _ => Scalar,
    };

    /// <summary>Whether a value of a definition is nested more deeply than an instance could keep it.</summary>
    public static bool IsTooDeep(JsonNode? value)
    {
        try
        {
            return value is not null and not JsonValue && Of(value) < 0;
        }
        catch (LimitExceededException)
        {
            return true;
        }
    }

    private static long Of(JsonNode node)
    {
        using var counter = new ByteCounter();
        using var writer = new Utf8JsonWriter(counter, new JsonWriterOptions { MaxDepth = MaximumDepth, Encoder = PlainValue.Json.Encoder });
        try
        {
            node.WriteTo(writer);
        }
        catch (InvalidOperationException e)
        {
            throw new LimitExceededException($"The value is nested more than {MaximumDepth} levels deep.", e);
        }

        writer.Flush();
        return counter.Count;
    }
}
