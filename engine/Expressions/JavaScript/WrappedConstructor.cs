using Jint.Native;
using Jint.Native.Function;
using Jint.Native.Object;

namespace WorkflowCrm.Engine.Expressions.JavaScript;

/// <summary>Stands in for a built-in constructor whose objects must be made differently.</summary>
internal sealed class WrappedConstructor : FunctionInstance, IConstructor
{
    private readonly FunctionInstance _original;
    private readonly Func<JsValue[], ObjectInstance> _construct;

    public WrappedConstructor(Jint.Engine engine, FunctionInstance original, Func<JsValue[], ObjectInstance> construct)
        : base(engine, null, null, false)
    {
        _original = original;
        _construct = construct;
        Prototype = original.Prototype;
        Extensible = true;
        foreach (var (name, property) in original.GetOwnProperties())
        {
            FastSetProperty(name, property);
        }

        original.Get("prototype").AsObject().FastAddProperty("constructor", new JsValue(this), true, false, true);
    }

    public override JsValue Call(JsValue thisObject, JsValue[] arguments)
        => _original is Jint.Native.Date.DateConstructor ? _original.Call(thisObject, arguments) : new JsValue(_construct(arguments));

    public ObjectInstance Construct(JsValue[] arguments) => _construct(arguments);
}
