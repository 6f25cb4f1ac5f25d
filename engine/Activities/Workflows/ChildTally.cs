using System.Text.Json.Nodes;

namespace WorkflowCrm.Engine.Activities.Workflows;

/// <summary>Which of an activity's children have ended: a bit for each, so that one that is reported twice counts once.</summary>
internal sealed class ChildTally
{
    private const string CountKey = "Children";
    private const string EndedKey = "Ended";

    private readonly JsonObject _properties;
    private readonly byte[] _ended;

    private ChildTally(JsonObject properties, int count, byte[] ended)
    {
        _properties = properties;
        Count = count;
        _ended = ended;
    }

    public int Count { get; }

    public bool AreAllEnded => Enumerable.Range(0, Count).All(HasEnded);

    /// <summary>Begins to count, and keeps the count in the properties.</summary>
    public static void Begin(JsonObject properties, int count)
    {
        properties[CountKey] = count;
        properties[EndedKey] = Convert.ToBase64String(new byte[(count + 7) / 8]);
    }

    /// <summary>What the properties keep; null when nothing was begun.</summary>
    public static ChildTally? Find(JsonObject? properties) => properties?[CountKey] is { } count
        ? new ChildTally(properties, count.GetValue<int>(), Convert.FromBase64String(properties[EndedKey]!.GetValue<string>()))
        : null;

    public bool HasEnded(int index) => (_ended[index / 8] & (1 << (index % 8))) != 0;

    public void End(int index)
    {
        _ended[index / 8] |= (byte)(1 << (index % 8));
        _properties[EndedKey] = Convert.ToBase64String(_ended);
    }
}
