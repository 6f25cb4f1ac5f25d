using System.Globalization;
using System.Text.Json.Nodes;
using Jint.Native;
using Jint.Native.Object;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Expressions.JavaScript;

/// <summary>Carries plain values into a script and back. Objects are copied both ways: a script never holds a host's object.</summary>
internal static class ScriptValues
{
    private const int MaximumDepth = 60;
    private const int MaximumNodes = 200_000;

    public static JsValue ToScript(Jint.Engine engine, object? value) => value switch
    {
        null => JsValue.Null,
        string text => new JsValue(text),
        bool flag => flag ? JsValue.True : JsValue.False,
        int number => new JsValue((double)number),
        DateTimeOffset instant => new JsValue(engine.Date.Construct(instant)),
        DateTime instant => new JsValue(engine.Date.Construct(DateTime.SpecifyKind(instant, DateTimeKind.Utc))),
        JsonObject source => ToScript(engine, source),
        JsonArray source => ToScript(engine, source),
        JsonValue scalar => ToScript(engine, PlainValue.FromNode(scalar)),
        byte[] bytes => new JsValue(Convert.ToBase64String(bytes)),
        IConvertible number when number.GetTypeCode() is >= TypeCode.SByte and <= TypeCode.Decimal
            => new JsValue(number.ToDouble(CultureInfo.InvariantCulture)),
        _ => PlainValue.From(value) is var plain && ReferenceEquals(plain, value)
            ? new JsValue(ValueConversion.Text(value) ?? "")
            : ToScript(engine, plain),
    };

    /// <param name="size">Characters that the value may take: a small script can name the same long text many times.</param>
    /// <exception cref="ScriptLimitException">The value is too large, nested too deeply, or contains itself.</exception>
    public static object? FromScript(JsValue value, int size)
    {
        var budget = new Budget { Nodes = MaximumNodes, Size = size };
        return FromScript(value, 0, ref budget);
    }

    private static JsValue ToScript(Jint.Engine engine, JsonObject source)
    {
        var made = engine.Object.Construct(Jint.Runtime.Arguments.Empty);
        foreach (var (name, value) in source)
        {
            made.FastAddProperty(name, ToScript(engine, (object?)value), true, true, true);
        }

        return new JsValue(made);
    }

    private static JsValue ToScript(Jint.Engine engine, JsonArray source)
    {
        var items = new JsValue[source.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = ToScript(engine, (object?)source[i]);
        }

        var made = engine.Array.Construct(Jint.Runtime.Arguments.Empty);
        engine.Array.PrototypeObject.Push(new JsValue(made), items);
        return new JsValue(made);
    }

    private static object? FromScript(JsValue value, int depth, ref Budget budget)
    {
        if (value.IsNull() || value.IsUndefined())
        {
            return null;
        }

        if (value.IsString())
        {
            budget.Take(value.AsString().Length);
            return value.AsString();
        }

        if (value.IsBoolean())
        {
            return value.AsBoolean();
        }

        return value.IsNumber() ? Number(value.AsNumber()) : FromObject(value.AsObject(), depth, ref budget);
    }

    private static object? FromObject(ObjectInstance source, int depth, ref Budget budget)
    {
        if (depth > MaximumDepth)
        {
            throw TooLarge();
        }

        budget.Take(0);

        switch (source)
        {
            case Jint.Native.Date.DateInstance date:
                return double.IsNaN(date.PrimitiveValue) ? null : new DateTimeOffset(date.ToDateTime().ToUniversalTime(), TimeSpan.Zero);
            case Jint.Native.Function.FunctionInstance:
                return null;
            case Jint.Native.IPrimitiveInstance boxed:
                return FromScript(boxed.PrimitiveValue, depth, ref budget);
            case Jint.Native.Array.ArrayInstance array:
                var items = new JsonArray();
                var length = (int)Math.Min(array.Get("length").AsNumber(), MaximumNodes);
                for (var i = 0; i < length; i++)
                {
                    budget.Take(0);
                    items.Add(PlainValue.ToNode(FromScript(array.Get(i.ToString(CultureInfo.InvariantCulture)), depth + 1, ref budget)));
                }

                return items;
            default:
                var made = new JsonObject();
                foreach (var (name, property) in source.GetOwnProperties())
                {
                    if (property.Enumerable == true && source.Get(name) is var member && !member.Is<Jint.Native.Function.FunctionInstance>() && !member.IsUndefined())
                    {
                        budget.Take(name.Length);
                        made[name] = PlainValue.ToNode(FromScript(member, depth + 1, ref budget));
                    }
                }

                return made;
        }
    }

    private static ScriptLimitException TooLarge() => new("The script's value is too large, or it contains itself.");

    private struct Budget
    {
        public int Nodes;
        public int Size;

        public void Take(int characters)
        {
            Nodes--;
            Size -= characters;
            if (Nodes < 0 || Size < 0)
            {
                throw TooLarge();
            }
        }
    }

    /// <summary>A whole number is whole for the rest of the program too.</summary>
    private static object? Number(double number) => number switch
    {
        >= int.MinValue and <= int.MaxValue when number == Math.Floor(number) => (int)number,
        >= -(1L << 53) and <= 1L << 53 when number == Math.Floor(number) => (long)number,
        _ when double.IsFinite(number) => number,
        // What is no number has no place in JSON.
        _ => null,
    };
}
