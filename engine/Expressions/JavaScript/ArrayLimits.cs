using System.Globalization;
using System.Text;
using Jint.Native;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace WorkflowCrm.Engine.Expressions.JavaScript;

/// <summary>The functions of lists, with bounds.</summary>
internal sealed class ArrayLimits(BoundFunctions functions, ScriptLimits limits)
{
    private static readonly string[] s_plain =
        ["concat", "indexOf", "lastIndexOf", "slice", "splice", "reverse", "shift", "unshift", "push", "pop"];

    private static readonly string[] s_calling = ["forEach", "map", "filter", "some", "every", "reduce", "reduceRight"];

    public void Apply()
    {
        var lists = functions.Engine.Array.PrototypeObject;
        foreach (var name in s_plain)
        {
            functions.Wrap(lists, name, (original, self, arguments) =>
            {
                BoundFunctions.BoundItems(self);
                Array.ForEach(arguments, BoundFunctions.BoundItems);
                return original.Call(self, arguments);
            });
        }

        foreach (var name in s_calling)
        {
            functions.Wrap(lists, name, (original, self, arguments) =>
            {
                BoundFunctions.BoundItems(self);
                return original.Call(self, functions.CheckFirst(arguments));
            });
        }

        functions.Wrap(lists, "sort", (original, self, arguments) =>
        {
            BoundFunctions.BoundItems(self);
            return original.Call(self, [arguments.Length > 0 && !arguments[0].IsUndefined() ? functions.Checked(arguments[0]) : InTextOrder()]);
        });
        functions.Wrap(lists, "join", (_, self, arguments) => Join(self, arguments));
        functions.Wrap(lists, "toLocaleString", (_, self, _) => Join(self, []));
    }

    private JsValue InTextOrder() => functions.Checked(new JsValue(new ClrFunctionInstance(functions.Engine, (_, items) =>
        new JsValue(string.CompareOrdinal(TypeConverter.ToString(items[0]), TypeConverter.ToString(items[1]))))));

    private JsValue Join(JsValue self, JsValue[] arguments)
    {
        BoundFunctions.BoundItems(self);
        var list = TypeConverter.ToObject(functions.Engine, self);
        var separator = arguments.Length == 0 || arguments[0].IsUndefined() ? "," : TypeConverter.ToString(arguments[0]);
        var length = (int)TypeConverter.ToUint32(list.Get("length"));
        var text = new StringBuilder();
        for (var i = 0; i < length && text.Length <= limits.MaximumText; i++)
        {
            var item = list.Get(i.ToString(CultureInfo.InvariantCulture));
            text.Append(i > 0 ? separator : "").Append(item.IsNull() || item.IsUndefined() ? "" : TypeConverter.ToString(item));
        }

        return limits.Bounded(text.ToString());
    }
}
