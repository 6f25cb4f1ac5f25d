using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkflowCrm.Engine.Values;

/// <summary>
/// Converts what an expression gives to what an input or a variable wants, always with the invariant culture.
/// What cannot be converted becomes the type's default, as definitions have come to expect.
/// </summary>
public static class ValueConversion
{
    /// <summary>The value as a <typeparamref name="T"/>, or the type's default.</summary>
    public static T? To<T>(object? value) => To(value, typeof(T)) is T converted ? converted : default;

    /// <summary>The value as <paramref name="target"/>, or that type's default (null for classes).</summary>
    public static object? To(object? value, Type target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return TryTo(value, target, out var converted) ? converted : DefaultOf(target);
    }

    /// <summary>The value as <paramref name="target"/>; false when it cannot be converted.</summary>
    public static bool TryTo(object? value, Type target, out object? converted)
    {
        ArgumentNullException.ThrowIfNull(target);
        try
        {
            return TryConvert(value, target, out converted);
        }
        catch (Exception e) when (e is FormatException or InvalidCastException or OverflowException or ArgumentException
            or JsonException or NotSupportedException or InvalidOperationException)
        {
            converted = null;
            return false;
        }
    }

    private static bool TryConvert(object? value, Type target, out object? converted)
    {
        converted = null;
        if (value is null)
        {
            return !target.IsValueType || Nullable.GetUnderlyingType(target) is not null;
        }

        if (target.IsInstanceOfType(value) && (target != typeof(object) || value is not (JsonElement or JsonValue)))
        {
            converted = value;
            return true;
        }

        var plain = Nullable.GetUnderlyingType(target) ?? target;
        if (value is JsonElement or JsonValue)
        {
            value = PlainValue.From(value);
            if (value is null || plain.IsInstanceOfType(value))
            {
                converted = value;
                return value is not null || TryConvert(null, target, out converted);
            }
        }

        converted = value is string text ? FromText(text, plain) : FromOther(value, plain);
        return converted is not null;
    }

    private static object? FromText(string text, Type target)
    {
        if (target == typeof(byte[]))
        {
            return Convert.FromBase64String(text);
        }

        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length == 0)
        {
            return null;
        }

        if (!target.IsPrimitive && !target.IsEnum && (trimmed[0] is '{' or '[' || typeof(JsonNode).IsAssignableFrom(target)))
        {
            return ParseJson(text, target);
        }

        if (target.IsEnum)
        {
            return Enum.TryParse(target, text, ignoreCase: true, out var name) ? name : null;
        }

        if (ElementType(target) is { } element)
        {
            return MakeList(new[] { text }, target, element);
        }

        return target == typeof(DateTimeOffset)
            ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            : target == typeof(DateTime)
                ? DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal)
                : IsNumber(target) ? NumberFromText(text, target) : TypeDescriptor.GetConverter(target).ConvertFromInvariantString(text);
    }

    private static object? ParseJson(string text, Type target)
    {
        var node = PlainValue.Parse(text);
        return target.IsInstanceOfType(node) ? node : typeof(JsonNode).IsAssignableFrom(target) ? null : node.Deserialize(target, PlainValue.Json);
    }

    /// <summary>"3.0" is a fine whole number, "3.7" is rounded: scripts and forms do not distinguish them.</summary>
    private static object NumberFromText(string text, Type target)
        => Convert.ChangeType(decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? exact
            : double.Parse(text, CultureInfo.InvariantCulture), target, CultureInfo.InvariantCulture);

    private static object? FromOther(object value, Type target)
    {
        if (target == typeof(string))
        {
            return Text(value);
        }

        if (target.IsEnum)
        {
            return Enum.ToObject(target, Convert.ToInt32(value, CultureInfo.InvariantCulture));
        }

        if (ElementType(target) is { } element && value is not JsonObject)
        {
            return MakeList(value as IEnumerable ?? new[] { value }, target, element);
        }

        return (value, target) switch
        {
            (_, _) when typeof(JsonNode).IsAssignableFrom(target) => PlainValue.ToNode(value) is { } made && target.IsInstanceOfType(made) ? made : null,
            (JsonNode node, _) => node.Deserialize(target, PlainValue.Json),
            (DateTime instant, _) when target == typeof(DateTimeOffset)
                => new DateTimeOffset(DateTime.SpecifyKind(instant, instant.Kind == DateTimeKind.Unspecified ? DateTimeKind.Utc : instant.Kind)),
            (DateOnly day, _) when target == typeof(DateTimeOffset) => new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero),
            (DateOnly day, _) when target == typeof(DateTime) => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
            (DateTimeOffset instant, _) when target == typeof(DateTime) => instant.UtcDateTime,
            (DateTimeOffset instant, _) when target == typeof(DateOnly) => DateOnly.FromDateTime(instant.UtcDateTime),
            (DateTime instant, _) when target == typeof(DateOnly) => DateOnly.FromDateTime(instant),
            (IConvertible, _) when target.IsPrimitive || target == typeof(decimal)
                => Convert.ChangeType(value, target, CultureInfo.InvariantCulture),
            (IConvertible, _) => null,
            _ => JsonSerializer.SerializeToNode(value, value.GetType(), PlainValue.Json).Deserialize(target, PlainValue.Json),
        };
    }

    /// <summary>A value as a person or a definition would write it.</summary>
    public static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTimeOffset instant => instant.ToString("O", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString("O", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        JsonValue scalar => Text(PlainValue.FromNode(scalar)),
        JsonNode node => node.ToJsonString(PlainValue.Json),
        IFormattable scalar => scalar.ToString(null, CultureInfo.InvariantCulture),
        _ => JsonSerializer.Serialize(value, value.GetType(), PlainValue.Json),
    };

    private static object MakeList(IEnumerable source, Type target, Type element)
    {
        var items = new List<object?>();
        foreach (var item in source)
        {
            items.Add(To(item, element));
        }

        if (target.IsArray)
        {
            var array = Array.CreateInstance(element, items.Count);
            for (var i = 0; i < items.Count; i++)
            {
                array.SetValue(items[i], i);
            }

            return array;
        }

        var kind = target.GetGenericTypeDefinition();
        var isSet = kind == typeof(HashSet<>) || kind == typeof(ISet<>);
        var list = Activator.CreateInstance((isSet ? typeof(HashSet<>) : typeof(List<>)).MakeGenericType(element))!;
        var add = list.GetType().GetMethod("Add", [element])!;
        foreach (var item in items)
        {
            add.Invoke(list, [item]);
        }

        return list;
    }

    /// <summary>What a list type holds; null for types that are no lists, and for JSON and text, which are themselves.</summary>
    private static Type? ElementType(Type type)
    {
        if (type.IsArray && type != typeof(byte[]))
        {
            return type.GetElementType();
        }

        return type.IsGenericType && type.GetGenericArguments() is [var element]
            && type.IsAssignableFrom(typeof(List<>).MakeGenericType(element)) | type.IsAssignableFrom(typeof(HashSet<>).MakeGenericType(element))
            ? element
            : null;
    }

    private static bool IsNumber(Type type) => (type.IsPrimitive && type != typeof(bool) && type != typeof(char)) || type == typeof(decimal);

    private static object? DefaultOf(Type type)
        => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null;
}
