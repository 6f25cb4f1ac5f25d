using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Events;

/// <summary>How an event finds the instances that wait for it: by the hash of its bookmark.</summary>
public static class EventStimulus
{
    /// <summary>The bookmark's name, and the activity's type.</summary>
    public const string Name = "Elsa.Event";

    /// <summary>The key under which what came with the event is handed to the resumption.</summary>
    public const string PayloadKey = "__EventPayloadWorkflowInput";

    public static JsonObject Payload(string eventName) => new() { ["EventName"] = eventName };

    /// <summary>The hash of bookmarks and triggers that wait for this event.</summary>
    public static string Hash(string eventName) => BookmarkHash.Compute(Name, Payload(eventName));
}
