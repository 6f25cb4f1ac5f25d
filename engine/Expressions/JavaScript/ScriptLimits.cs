using System.Text;
using Jint.Native;
using Jint.Runtime;
using Jint.Runtime.Interop;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Engine.Expressions.JavaScript;

/// <summary>
/// Keeps a script within its memory and time. The interpreter counts statements only, so one call of a built-in function
/// could run for minutes or take gigabytes; those functions are replaced or given bounds here.
/// </summary>
internal sealed class ScriptLimits
{
    private readonly Jint.Engine _engine;
    private readonly BoundFunctions _functions;

    public ScriptLimits(Jint.Engine engine, EngineLimits limits)
    {
        _engine = engine;
        Meter = new ScriptMeter(limits);
        MaximumText = (int)Math.Min(limits.ScriptMemory / 128, int.MaxValue);
        _functions = new BoundFunctions(engine, Meter);
        Define(ScriptNames.Guard, (_, arguments) => Check(arguments.Length > 0 ? arguments[0] : JsValue.Undefined));
        Define(ScriptNames.Made, (_, arguments) => BoundFunctions.BoundInheritance(arguments[0]));
        Define(ScriptNames.Add, (_, arguments) => Add(arguments));
        Define(ScriptNames.Text, (_, arguments) => Concatenate(arguments));
        RemoveDynamicCode();
        BoundChains();
        new ArrayLimits(_functions, this).Apply();
        new TextLimits(_functions, this).Apply();
        new DateLimits(_functions).Apply();
    }

    public ScriptMeter Meter { get; }

    /// <summary>Characters that a text of a script may have.</summary>
    public int MaximumText { get; }

    public JsValue Check(JsValue value)
    {
        Meter.Check();
        return value.IsString() ? Bounded(value.AsString()) : value;
    }

    public JsValue Bounded(string text) => text.Length <= MaximumText ? new JsValue(text) : throw TextTooLong();

    public ScriptLimitException TextTooLong() => new($"The script makes a text of more than {MaximumText} characters.");

    public JsValue Concatenate(JsValue[] parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(TypeConverter.ToString(part));
            if (text.Length > MaximumText)
            {
                throw TextTooLong();
            }
        }

        return Check(new JsValue(text.ToString()));
    }

    private JsValue Add(JsValue[] terms)
    {
        var sum = TypeConverter.ToPrimitive(terms[0]);
        for (var i = 1; i < terms.Length; i++)
        {
            var term = TypeConverter.ToPrimitive(terms[i]);
            if (!sum.IsString() && !term.IsString())
            {
                sum = new JsValue(TypeConverter.ToNumber(sum) + TypeConverter.ToNumber(term));
                continue;
            }

            var (left, right) = (TypeConverter.ToString(sum), TypeConverter.ToString(term));
            sum = left.Length + right.Length <= MaximumText ? new JsValue(left + right) : throw TextTooLong();
        }

        return Check(sum);
    }

    /// <summary>Code made at run time would escape the checks that are put into parsed scripts.</summary>
    private void RemoveDynamicCode()
    {
        _engine.Global.RemoveOwnProperty("eval");
        _engine.Global.RemoveOwnProperty("Function");
        _engine.Function.PrototypeObject.RemoveOwnProperty("constructor");
    }

    private void BoundChains()
    {
        var functions = _engine.Function.PrototypeObject;
        _functions.Wrap(functions, "apply", (original, self, arguments) =>
        {
            BoundFunctions.BoundItems(arguments.Length > 1 ? arguments[1] : JsValue.Undefined);
            return original.Call(self, arguments);
        });
        _functions.Wrap(functions, "bind", (original, self, arguments) => BoundFunctions.BoundInheritance(original.Call(self, arguments)));
        _functions.Wrap(_engine.Object, "create", (original, self, arguments) => BoundFunctions.BoundInheritance(original.Call(self, arguments)));
    }

    private void Define(string name, Func<JsValue, JsValue[], JsValue> function)
        => _engine.Global.FastAddProperty(name, new JsValue(new ClrFunctionInstance(_engine, function)), false, false, false);
}
