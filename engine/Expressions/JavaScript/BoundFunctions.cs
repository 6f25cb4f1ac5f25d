using Jint.Native;
using Jint.Native.Function;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace WorkflowCrm.Engine.Expressions.JavaScript;

/// <summary>
/// Puts functions in place of built-in ones. Each call counts against the script's limits, because a built-in function that
/// calls another one for every item of a list executes no statement that the interpreter would count.
/// </summary>
internal sealed class BoundFunctions(Jint.Engine engine, ScriptMeter meter)
{
    /// <summary>Items that a built-in function may be given at once.</summary>
    public const int MaximumItems = 100_000;

    public Jint.Engine Engine { get; } = engine;

    public void Wrap(ObjectInstance owner, string name, Func<FunctionInstance, JsValue, JsValue[], JsValue> function)
    {
        var original = owner.Get(name).As<FunctionInstance>();
        owner.FastAddProperty(
            name,
            new JsValue(new ClrFunctionInstance(Engine, (self, arguments) =>
            {
                meter.Check();
                return function(original, self, arguments);
            })),
            true,
            false,
            true);
    }

    /// <summary>A function given to a built-in one: it is called for each item, so the limits are checked each time.</summary>
    public JsValue Checked(JsValue callback) => callback.IsObject() && callback.AsObject() is ICallable target
        ? new JsValue(new ClrFunctionInstance(Engine, (self, arguments) =>
        {
            meter.Check();
            return target.Call(self, arguments);
        }))
        : callback;

    public JsValue[] CheckFirst(JsValue[] arguments) => arguments.Length == 0 ? arguments : [Checked(arguments[0]), .. arguments.Skip(1)];

    /// <exception cref="ScriptLimitException">The value is a list of too many items.</exception>
    public static void BoundItems(JsValue value)
    {
        if (value.IsObject() && TypeConverter.ToNumber(value.AsObject().Get("length")) > MaximumItems)
        {
            throw new ScriptLimitException($"Lists of more than {MaximumItems} items are not available.");
        }
    }

    /// <summary>An object that inherits over many steps would exhaust the stack when a name is looked up.</summary>
    /// <exception cref="ScriptLimitException">The value inherits over too many steps.</exception>
    public static JsValue BoundInheritance(JsValue value)
    {
        const int maximum = 100;
        var steps = 0;
        for (var current = value.IsObject() ? value.AsObject() : null; current is not null; current = Next(current))
        {
            if (++steps > maximum)
            {
                throw new ScriptLimitException($"Objects that inherit, and functions that are bound, over more than {maximum} steps are not available.");
            }
        }

        return value;
    }

    private static ObjectInstance? Next(ObjectInstance current)
        => current is BindFunctionInstance bound ? (bound.TargetFunction.IsObject() ? bound.TargetFunction.AsObject() : null) : current.Prototype;
}
