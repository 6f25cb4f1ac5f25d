using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions.Checks;

namespace WorkflowCrm.Engine.Activities;

/// <summary>An activity class, read once: its descriptor, how to make its objects, how to fill and read them.</summary>
internal sealed class ActivityType
{
    private readonly Lazy<Func<IServiceProvider, Activity>> _factory;

    public ActivityType(Type type)
    {
        ClrType = type;
        Descriptor = DescriptorReader.Read(type);
        Inputs = [.. PropertiesWith<InputAttribute>(type).Select(property => (new ActivityProperty(property), property.GetCustomAttribute<InputAttribute>()!))];
        Outputs = [.. PropertiesWith<OutputAttribute>(type).Select(property => new ActivityProperty(property))];
        BreakRole = type.GetCustomAttribute<BreakAttribute>()?.Role ?? BreakRole.None;
        Check = type.IsAssignableTo(typeof(IActivityCheck))
            ? typeof(ActivityType).GetMethod(nameof(CheckOf), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, null) as Action<NodeCheck>
            : null;
        StartsBoth = type.IsAssignableTo(typeof(ISharedTrigger))
            ? typeof(ActivityType).GetMethod(nameof(StartsBothOf), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, null)
                as Func<JsonNode?, JsonNode?, string?>
            : null;
        var constructor = FindConstructor(type);
        _factory = new Lazy<Func<IServiceProvider, Activity>>(() => CompileFactory(constructor));
    }

    public Type ClrType { get; }

    public ActivityDescriptor Descriptor { get; }

    public IReadOnlyList<(ActivityProperty Property, InputAttribute Attribute)> Inputs { get; }

    public IReadOnlyList<ActivityProperty> Outputs { get; }

    public BreakRole BreakRole { get; }

    public bool IsTerminal => Descriptor.IsTerminal;

    /// <summary>What the activity finds wrong with its nodes; null when it does not look at them.</summary>
    public Action<NodeCheck>? Check { get; }

    /// <summary>What starts two definitions that wait for these payloads; null when the activity does not say, and no two share anything.</summary>
    public Func<JsonNode?, JsonNode?, string?>? StartsBoth { get; }

    public Activity Create(IServiceProvider services) => _factory.Value(services);

    internal static IEnumerable<PropertyInfo> PropertiesWith<T>(Type type)
        where T : Attribute
        => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.IsDefined(typeof(T)))
            .OrderBy(property => property.MetadataToken);

    private static Action<NodeCheck> CheckOf<T>()
        where T : IActivityCheck => T.Check;

    private static Func<JsonNode?, JsonNode?, string?> StartsBothOf<T>()
        where T : ISharedTrigger => T.StartsBoth;

    private static ConstructorInfo FindConstructor(Type type) => type.GetConstructors() switch
    {
        [var only] => only,
        _ => throw new InvalidOperationException($"The activity {type.Name} must have exactly one public constructor."),
    };

    private static Func<IServiceProvider, Activity> CompileFactory(ConstructorInfo constructor)
    {
        var services = Expression.Parameter(typeof(IServiceProvider));
        var resolve = typeof(ActivityType).GetMethod(nameof(Resolve), BindingFlags.NonPublic | BindingFlags.Static)!;
        var arguments = constructor.GetParameters().Select(parameter => Expression.Convert(
            Expression.Call(
                resolve,
                services,
                Expression.Constant(parameter.ParameterType),
                Expression.Constant(constructor.DeclaringType!.Name),
                Expression.Constant(parameter.HasDefaultValue)),
            parameter.ParameterType));
        return Expression.Lambda<Func<IServiceProvider, Activity>>(Expression.New(constructor, arguments), services).Compile();
    }

    private static object? Resolve(IServiceProvider services, Type type, string activity, bool isOptional)
        => services.GetService(type) ?? (isOptional
            ? null
            : throw new InvalidOperationException($"The activity {activity} needs {type.Name}, which is not among the services of this run."));
}
