using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Expressions;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Compilation;

/// <summary>Works out how each input of a node gets its value.</summary>
internal sealed class NodeInputs(ExpressionReader reader)
{
    private static readonly string[] s_ownNames = ["id", "nodeId", "name", "type", "version", "customProperties", "metadata"];

    private readonly JsonSerializerOptions _plain = new(PlainValue.Json) { Converters = { new DeferredConverter(reader) } };

    public CompiledInput[] Compile(ActivityType type, ActivityNode source)
    {
        var inputs = new CompiledInput[type.Inputs.Count];
        for (var i = 0; i < inputs.Length; i++)
        {
            var (property, attribute) = type.Inputs[i];
            inputs[i] = attribute.IsWrapped
                ? Wrapped(property, attribute, Read(source, property.Name))
                : Plain(property, attribute, source.Property(property.Name));
        }

        return inputs;
    }

    private Expression? Read(ActivityNode source, string name) => reader.ReadInput(source.Property(name));

    /// <summary>The expression of a child workflow's input. One whose name every node uses for itself is written with "_" before it.</summary>
    public Expression? ReadChildInput(ActivityNode source, string name)
        => reader.ReadInput(Array.Exists(s_ownNames, own => string.Equals(own, name, StringComparison.OrdinalIgnoreCase))
            ? source.Property("_" + name)
            : source.Property(name) ?? source.Property("_" + name));

    private CompiledInput Wrapped(ActivityProperty property, InputAttribute attribute, Expression? expression)
    {
        if (DescriptorReader.IsDeferred(property.Type))
        {
            return new CompiledInput(property, DeferredConverter.Make(property.Type, expression ?? new LiteralExpression(attribute.DefaultValue)));
        }

        if (expression is not (null or LiteralExpression))
        {
            return new CompiledInput(property, expression);
        }

        if (attribute.UIHint == "dictionary" && expression is LiteralExpression { Value: JsonObject entries })
        {
            return new CompiledInput(property, DictionaryExpression.From(entries, reader));
        }

        var literal = (expression as LiteralExpression)?.Value ?? attribute.DefaultValue;
        var value = ValueConversion.To(literal, property.Type);
        return value is null || IsImmutable(value.GetType())
            ? new CompiledInput(property, value)
            : new CompiledInput(property, new LiteralExpression(PlainValue.From(literal)));
    }

    private CompiledInput Plain(ActivityProperty property, InputAttribute attribute, JsonNode? raw)
    {
        try
        {
            var value = property.Type.IsAssignableTo(typeof(JsonNode)) ? Json.Unwrap(raw) : Json.Unwrap(raw)?.Deserialize(property.Type, _plain);
            return new CompiledInput(property, value ?? ValueConversion.To(attribute.DefaultValue, property.Type));
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            return new CompiledInput(property, new BrokenExpression($"The value cannot be read: {e.Message}", 0, 0));
        }
    }

    private static bool IsImmutable(Type type)
        => type.IsPrimitive || type.IsEnum || type == typeof(string) || (type.IsValueType && type != typeof(JsonElement));
}
