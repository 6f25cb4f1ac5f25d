using System.Text.Json.Nodes;

namespace WorkflowCrm.Fuzz.Mutation;

/// <summary>Changes a document as JSON: drops, doubles, swaps, renames, nests, and takes parts of another.</summary>
internal static class JsonMutation
{
    private static readonly string[] s_values =
    [
        "null", "true", "0", "-1", "1e999", "2147483648", "\"\"", "\"Elsa.Flowchart\"", "\"Elsa.ForEach\"", "\"Elsa.Event\"", "\"Elsa.Delay\"", "\"x\"", "[]", "{}",
        "[null]", "[[]]", "{\"type\":\"JavaScript\",\"value\":\"getAmount() +\"}", "{\"type\":\"Object\",\"value\":\"[1,2\"}", "\"00:00:00\"", "\"-99999.00:00:00\"",
        "{\"typeName\":\"Object\",\"expression\":{\"type\":\"JavaScript\",\"value\":\"[1,2,3]\"}}", "\"\\ud83c\\udc04\"", "{\"$values\":[]}", "{\"_type\":\"a\",\"items\":[1]}",
        "{\"id\":\"a\",\"type\":\"Elsa.Break\"}", "{\"id\":\"b\",\"type\":\"Elsa.Finish\"}", "\"Done\"", "\"True\"", "\"WaitAny\"", "1.5", "\"List<Int32>\"", "\"ContinueWithIncidentsStrategy\"",
    ];

    public static string Mutate(string json, string other, Random random)
    {
        var document = JsonNode.Parse(json)!;
        var parts = Places(JsonNode.Parse(other)!).ToArray();
        for (var times = random.Next(1, 8); times > 0; times--)
        {
            var places = Places(document).ToArray();
            if (places.Length > 0)
            {
                Change(places[random.Next(places.Length)], places, parts, random);
            }
        }

        return document.ToJsonString();
    }

    private static void Change(Place place, Place[] places, Place[] parts, Random random)
    {
        switch (random.Next(7))
        {
            case 0:
                place.Remove();
                break;
            case 1:
                place.Set(JsonNode.Parse(s_values[random.Next(s_values.Length)]));
                break;
            case 2 when parts.Length > 0:
                place.Set(parts[random.Next(parts.Length)].Value?.DeepClone());
                break;
            case 3:
                place.Set(places[random.Next(places.Length)].Value?.DeepClone());
                break;
            case 4:
                place.Rename(random.Next(2) == 0 ? places[random.Next(places.Length)].Name ?? "activities" : "TYPE");
                break;
            case 5 when place.Value is JsonArray { Count: > 0 } list:
                for (var copies = random.Next(1, 30); copies > 0 && list.Count < 200; copies--)
                {
                    list.Add(list[random.Next(list.Count)]?.DeepClone());
                }

                break;
            default:
                place.Set(random.Next(2) == 0 ? new JsonArray(place.Value?.DeepClone()) : new JsonObject { ["value"] = place.Value?.DeepClone() });
                break;
        }
    }

    private static IEnumerable<Place> Places(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, member) in members)
                {
                    yield return new Place(members, name, -1);
                    foreach (var below in Places(member))
                    {
                        yield return below;
                    }
                }

                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    yield return new Place(items, null, i);
                    foreach (var below in Places(items[i]))
                    {
                        yield return below;
                    }
                }

                break;
        }
    }
}
