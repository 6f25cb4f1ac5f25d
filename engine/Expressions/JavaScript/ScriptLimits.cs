using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Jint.Native;
using Jint.Native.Function;
using Jint.Native.Object;
using Jint.Native.RegExp;
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
    private const int MaximumItems = 100_000;

    private static readonly TimeSpan s_regexTime = TimeSpan.FromSeconds(1);

    private static readonly string[] s_arrayFunctions =
    [
        "toLocaleString", "concat", "forEach", "map", "filter", "some", "every", "reduce", "reduceRight", "indexOf", "lastIndexOf",
        "slice", "splice", "reverse", "shift", "unshift", "sort", "push", "pop",
    ];

    private readonly Jint.Engine _engine;
    private readonly long _memory;
    private readonly int _text;
    private long _start;

    public ScriptLimits(Jint.Engine engine, EngineLimits limits)
    {
        _engine = engine;
        _memory = limits.ScriptMemory;
        _text = (int)Math.Min(limits.ScriptMemory / 128, int.MaxValue);
        Define(ScriptNames.Guard, (_, arguments) => Check(arguments.Length > 0 ? arguments[0] : JsValue.Undefined));
        Define(ScriptNames.Add, (_, arguments) => Add(arguments));
        Define(ScriptNames.Text, (_, arguments) => Concatenate(arguments));
        RemoveDynamicCode();
        BoundArrays();
        BoundTexts();
        BoundJson();
    }

    /// <summary>Begins to count: every script has its own allowance.</summary>
    public void Begin() => _start = GC.GetAllocatedBytesForCurrentThread();

    private JsValue Check(JsValue value)
    {
        if (GC.GetAllocatedBytesForCurrentThread() - _start > _memory)
        {
            throw new ScriptLimitException("The script takes too much memory.");
        }

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new ScriptLimitException("The script's functions call each other too deeply.");
        }

        return value.IsString() ? Bounded(value.AsString()) : value;
    }

    private JsValue Bounded(string text) => text.Length <= _text
        ? new JsValue(text)
        : throw new ScriptLimitException($"The script makes a text of more than {_text} characters.");

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
            sum = left.Length + right.Length <= _text ? new JsValue(left + right) : Bounded(new string(' ', _text + 1));
        }

        return Check(sum);
    }

    private JsValue Concatenate(JsValue[] parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(TypeConverter.ToString(part));
            if (text.Length > _text)
            {
                break;
            }
        }

        return Check(Bounded(text.ToString()));
    }

    /// <summary>Code made at run time would escape the checks that are put into parsed scripts.</summary>
    private void RemoveDynamicCode()
    {
        _engine.Global.RemoveOwnProperty("eval");
        _engine.Global.RemoveOwnProperty("Function");
        _engine.Function.PrototypeObject.RemoveOwnProperty("constructor");
        Wrap(_engine.Function.PrototypeObject, "apply", (original, self, arguments) =>
        {
            BoundItems(arguments.Length > 1 ? arguments[1] : JsValue.Undefined);
            return original.Call(self, arguments);
        });
    }

    private void BoundArrays()
    {
        foreach (var name in s_arrayFunctions)
        {
            Wrap(_engine.Array.PrototypeObject, name, (original, self, arguments) =>
            {
                BoundItems(self);
                Array.ForEach(arguments, BoundItems);
                return original.Call(self, arguments);
            });
        }

        Wrap(_engine.Array.PrototypeObject, "join", (_, self, arguments) => Join(self, arguments));
    }

    private JsValue Join(JsValue self, JsValue[] arguments)
    {
        BoundItems(self);
        var list = self.AsObject();
        var separator = arguments.Length == 0 || arguments[0].IsUndefined() ? "," : TypeConverter.ToString(arguments[0]);
        var length = (int)TypeConverter.ToUint32(list.Get("length"));
        var text = new StringBuilder();
        for (var i = 0; i < length && text.Length <= _text; i++)
        {
            var item = list.Get(i.ToString(CultureInfo.InvariantCulture));
            text.Append(i > 0 ? separator : "").Append(item.IsNull() || item.IsUndefined() ? "" : TypeConverter.ToString(item));
        }

        return Bounded(text.ToString());
    }

    private void BoundTexts()
    {
        _engine.Global.FastAddProperty("RegExp", new JsValue(new WrappedConstructor(_engine, _engine.RegExp, MakeRegExp)), true, false, true);
        foreach (var name in new[] { "match", "search" })
        {
            Wrap(_engine.String.PrototypeObject, name, (original, self, arguments)
                => original.Call(self, arguments.Length > 0 && !arguments[0].IsRegExp() ? [new JsValue(MakeRegExp(arguments))] : arguments));
        }

        Wrap(_engine.String.PrototypeObject, "split", (original, self, arguments)
            => TypeConverter.ToString(self).Length > MaximumItems
                ? throw new ScriptLimitException($"Texts of more than {MaximumItems} characters cannot be split.")
                : original.Call(self, arguments));
        Wrap(_engine.String.PrototypeObject, "concat", (_, self, arguments) => Concatenate([self, .. arguments]));
        Wrap(_engine.String.PrototypeObject, "replace", (original, self, arguments) =>
        {
            var replacement = arguments.Length > 1 && !arguments[1].Is<FunctionInstance>() ? TypeConverter.ToString(arguments[1]).Length : 0;
            return (TypeConverter.ToString(self).Length + 1L) * (replacement + 1L) > _text * 16L
                ? throw new ScriptLimitException($"The script makes a text of more than {_text} characters.")
                : Check(original.Call(self, arguments));
        });
    }

    private void BoundJson()
    {
        Wrap(_engine.Json, "stringify", (original, self, arguments) =>
        {
            // Measured first: a small script can build a value whose text would fill the memory.
            var size = arguments.Length > 0 ? PlainSize.Of(arguments[0], _text) : 0;
            return size > _text ? throw new ScriptLimitException("The value is too large to be written as JSON.") : Check(original.Call(self, arguments));
        });
        Wrap(_engine.Json, "parse", (original, self, arguments)
            => arguments.Length > 0 && TypeConverter.ToString(arguments[0]).Length > MaximumItems
                ? throw new ScriptLimitException($"JSON of more than {MaximumItems} characters cannot be parsed.")
                : Check(original.Call(self, arguments)));
    }

    /// <summary>A regular expression that gives up: some patterns need longer than the universe has.</summary>
    private RegExpInstance MakeRegExp(JsValue[] arguments)
    {
        var made = (RegExpInstance)_engine.RegExp.Construct(arguments);
        made.Value = new Regex(made.Value.ToString(), made.Value.Options, s_regexTime);
        return made;
    }

    private static void BoundItems(JsValue value)
    {
        if (value.IsObject() && value.AsObject().Get("length") is var length && length.IsNumber() && length.AsNumber() > MaximumItems)
        {
            throw new ScriptLimitException($"Lists of more than {MaximumItems} items are not available.");
        }
    }

    private void Define(string name, Func<JsValue, JsValue[], JsValue> function)
        => _engine.Global.FastAddProperty(name, new JsValue(new ClrFunctionInstance(_engine, function)), false, false, false);

    private void Wrap(ObjectInstance owner, string name, Func<FunctionInstance, JsValue, JsValue[], JsValue> function)
    {
        var original = owner.Get(name).As<FunctionInstance>();
        owner.FastAddProperty(
            name,
            new JsValue(new ClrFunctionInstance(_engine, (self, arguments) => function(original, self, arguments))),
            true,
            false,
            true);
    }
}
