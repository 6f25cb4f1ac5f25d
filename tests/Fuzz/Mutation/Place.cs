using System.Text.Json.Nodes;

namespace WorkflowCrm.Fuzz.Mutation;

/// <summary>A member of an object or an item of a list.</summary>
internal sealed record Place(JsonNode Owner, string? Name, int Index)
{
    public JsonNode? Value => Owner is JsonObject members ? members[Name!] : Index < Owner.AsArray().Count ? Owner.AsArray()[Index] : null;

    public void Set(JsonNode? value)
    {
        if (Owner is JsonObject members)
        {
            members[Name!] = value;
        }
        else if (Index < Owner.AsArray().Count)
        {
            Owner.AsArray()[Index] = value;
        }
    }

    public void Remove()
    {
        if (Owner is JsonObject members)
        {
            members.Remove(Name!);
        }
        else if (Index < Owner.AsArray().Count)
        {
            Owner.AsArray().RemoveAt(Index);
        }
    }

    public void Rename(string name)
    {
        if (Owner is JsonObject members && members.Remove(Name!, out var value))
        {
            members[name] = value;
        }
    }
}
