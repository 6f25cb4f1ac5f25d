using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using WorkflowCrm.Engine.Expressions;

namespace WorkflowCrm.Engine.Compilation;

/// <summary>Reads <c>{type, value}</c> inside a plain property, e.g. the condition of a switch's case.</summary>
internal sealed class DeferredConverter(ExpressionReader reader) : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert)
        => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Deferred<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
        => (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert.GetGenericArguments()), reader)!;

    public static object Make(Type deferred, Expression expression)
        => Activator.CreateInstance(
            deferred, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance, null, [expression], null)!;

    private sealed class Converter<T>(ExpressionReader reader) : JsonConverter<Deferred<T>>
    {
        public override Deferred<T>? Read(ref Utf8JsonReader json, Type typeToConvert, JsonSerializerOptions options)
            => JsonNode.Parse(ref json) switch
            {
                JsonObject expression when expression.ContainsKey("expression") && reader.ReadInput(expression) is { } wrapped => new Deferred<T>(wrapped),
                JsonObject expression => new Deferred<T>(reader.Read(expression)),
                var scalar => new Deferred<T>(LiteralExpression.From(scalar)),
            };

        public override void Write(Utf8JsonWriter writer, Deferred<T> value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
