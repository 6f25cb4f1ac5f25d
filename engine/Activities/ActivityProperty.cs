using System.Linq.Expressions;
using System.Reflection;

namespace WorkflowCrm.Engine.Activities;

/// <summary>An input or output property of an activity class, with access compiled once.</summary>
internal sealed class ActivityProperty(PropertyInfo property)
{
    private readonly Lazy<Action<Activity, object?>> _set = new(() => CompileSetter(property));
    private readonly Lazy<Func<Activity, object?>> _get = new(() => CompileGetter(property));

    public string Name { get; } = property.Name;

    public Type Type { get; } = property.PropertyType;

    public void Set(Activity activity, object? value) => _set.Value(activity, value);

    public object? Get(Activity activity) => _get.Value(activity);

    private static Action<Activity, object?> CompileSetter(PropertyInfo property)
    {
        var activity = Expression.Parameter(typeof(Activity));
        var value = Expression.Parameter(typeof(object));
        Expression converted = property.PropertyType.IsValueType && Nullable.GetUnderlyingType(property.PropertyType) is null
            ? Expression.Condition(
                Expression.Equal(value, Expression.Constant(null)),
                Expression.Default(property.PropertyType),
                Expression.Unbox(value, property.PropertyType))
            : Expression.Convert(value, property.PropertyType);
        var assignment = Expression.Assign(Expression.Property(Expression.Convert(activity, property.DeclaringType!), property), converted);
        return Expression.Lambda<Action<Activity, object?>>(assignment, activity, value).Compile();
    }

    private static Func<Activity, object?> CompileGetter(PropertyInfo property)
    {
        var activity = Expression.Parameter(typeof(Activity));
        var value = Expression.Property(Expression.Convert(activity, property.DeclaringType!), property);
        return Expression.Lambda<Func<Activity, object?>>(Expression.Convert(value, typeof(object)), activity).Compile();
    }
}
