using System.Collections.Frozen;
using System.Reflection;
using WorkflowCrm.Engine.Compilation;
using WorkflowCrm.Engine.Expressions;
using WorkflowCrm.Engine.Expressions.JavaScript;

namespace WorkflowCrm.Engine.Activities;

/// <summary>The activity types that definitions may use, and the compiled definitions that use them. One for the whole program; safe for many threads.</summary>
public sealed class ActivityCatalogue
{
    private readonly FrozenDictionary<string, ActivityType> _types;

    private ActivityCatalogue(IEnumerable<Type> types)
    {
        var found = new Dictionary<string, ActivityType>(StringComparer.OrdinalIgnoreCase);
        foreach (var type in types.Distinct())
        {
            var activity = new ActivityType(type);
            if (!found.TryAdd(activity.Descriptor.Type, activity))
            {
                throw new InvalidOperationException(
                    $"The activity type {activity.Descriptor.Type} is claimed by {found[activity.Descriptor.Type].ClrType} and by {type}.");
            }
        }

        _types = found.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        Descriptors = [.. found.Values.Select(type => type.Descriptor).Where(IsBrowsable).OrderBy(descriptor => descriptor.Type, StringComparer.Ordinal)];
        Scripts = new ScriptCache();
        ScriptEngines = new ScriptEnginePool(Scripts);
        Workflows = new WorkflowCache(this);
    }

    /// <summary>Every activity type, ordered by type name.</summary>
    public IReadOnlyList<ActivityDescriptor> Descriptors { get; }

    internal ScriptCache Scripts { get; }

    internal ScriptEnginePool ScriptEngines { get; }

    internal WorkflowCache Workflows { get; }

    /// <summary>Collects the activities of these assemblies; the built-in ones are always there.</summary>
    /// <exception cref="InvalidOperationException">Two activities have the same type name, or one cannot be constructed.</exception>
    public static ActivityCatalogue Create(params Assembly[] assemblies)
    {
        ArgumentNullException.ThrowIfNull(assemblies);
        return new(assemblies.Prepend(typeof(ActivityCatalogue).Assembly).Distinct().SelectMany(ActivitiesOf));
    }

    /// <summary>The built-in activities and these.</summary>
    /// <exception cref="InvalidOperationException">Two activities have the same type name, or one cannot be constructed.</exception>
    public static ActivityCatalogue CreateFromTypes(params Type[] activityTypes)
    {
        ArgumentNullException.ThrowIfNull(activityTypes);
        return new(ActivitiesOf(typeof(ActivityCatalogue).Assembly).Concat(activityTypes));
    }

    /// <summary>The descriptor of a type; null when the type is unknown.</summary>
    public ActivityDescriptor? Find(string type) => FindType(type)?.Descriptor;

    internal ActivityType? FindType(string type) => _types.GetValueOrDefault(type);

    private static bool IsBrowsable(ActivityDescriptor descriptor) => descriptor.Type.Length > 0 && descriptor.Type[0] != '#';

    private static IEnumerable<Type> ActivitiesOf(Assembly assembly)
        => assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(Activity)));
}
