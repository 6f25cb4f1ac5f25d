using System.Reflection;

namespace WorkflowCrm.Engine.Activities;

/// <summary>The activity types that definitions may use. Immutable; one for the whole program.</summary>
public sealed class ActivityCatalogue
{
    private ActivityCatalogue(IReadOnlyList<ActivityDescriptor> descriptors) => Descriptors = descriptors;

    /// <summary>Every activity type, ordered by type name.</summary>
    public IReadOnlyList<ActivityDescriptor> Descriptors { get; }

    /// <summary>Collects the activities of these assemblies; the built-in ones are always there.</summary>
    /// <exception cref="InvalidOperationException">Two activities have the same type name, or one cannot be constructed.</exception>
    public static ActivityCatalogue Create(params Assembly[] assemblies) => throw new NotImplementedException();

    /// <summary>The same from types, for tests.</summary>
    public static ActivityCatalogue Create(params Type[] activityTypes) => throw new NotImplementedException();

    /// <summary>The descriptor of a type; null when the type is unknown.</summary>
    public ActivityDescriptor? Find(string type) => throw new NotImplementedException();
}
