using Jint.Native;
using Jint.Native.Function;
using Jint.Runtime;

namespace WorkflowCrm.Engine.Expressions.JavaScript;

/// <summary>Estimates how many characters a value takes as JSON, and stops as soon as it is too many.</summary>
internal static class PlainSize
{
    private const int MaximumDepth = 60;

    public static long Of(JsValue value, long limit) => Of(value, limit, 0);

    private static long Of(JsValue value, long limit, int depth)
    {
        if (value.IsString())
        {
            return value.AsString().Length + 2;
        }

        if (!value.IsObject() || value.Is<FunctionInstance>())
        {
            return 8;
        }

        if (depth > MaximumDepth)
        {
            return limit + 1;
        }

        // The holes of a list are written too, each as null and a comma.
        long size = value.IsArray() ? 2 + (5L * TypeConverter.ToUint32(value.AsArray().Get("length"))) : 2;
        foreach (var (name, property) in value.AsObject().GetOwnProperties())
        {
            size += name.Length + 4;
            if (property.Value is { } member && property.Enumerable == true)
            {
                size += Of(member, limit - size, depth + 1);
            }

            if (size > limit)
            {
                return size;
            }
        }

        return size;
    }
}
