using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkflowCrm.Engine.Definitions;

/// <summary>
/// Finds texts that cannot be written again: an escape such as \ud800 that is only half a character. JSON allows them, but
/// every later reader would fail at them, one by one.
/// </summary>
internal static class TextCheck
{
    /// <exception cref="DefinitionFormatException">A name or a text holds half a character.</exception>
    public static void Check(JsonNode? document)
    {
        try
        {
            Visit(document);
        }
        catch (InvalidOperationException e)
        {
            throw HalfACharacter(e);
        }
    }

    public static DefinitionFormatException HalfACharacter(Exception cause)
        => new("A text of the definition holds half a character (a lone surrogate escape such as \\ud800).", cause);

    /// <exception cref="InvalidOperationException">A name or a text holds half a character.</exception>
    public static void Visit(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (_, member) in members)
                {
                    Visit(member);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Visit(item);
                }

                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                value.GetValue<string>();
                break;
        }
    }
}
