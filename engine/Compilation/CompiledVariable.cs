using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Compilation;

/// <summary>A declared variable with its type and first value worked out.</summary>
internal sealed record CompiledVariable(string Id, string Name, Type Type, object? Default, bool IsPersistent)
{
    public static CompiledVariable From(VariableDefinition variable)
    {
        var type = TypeAliases.Find(variable.TypeName) ?? typeof(object);
        if (variable.IsArray)
        {
            type = type.MakeArrayType();
        }

        var given = PlainValue.FromNode(variable.Value);
        var value = given is null ? null : PlainValue.From(ValueConversion.To(given, type));
        return new CompiledVariable(variable.Id, variable.Name, type, value, variable.IsPersistent);
    }

    /// <summary>A value as this variable keeps it.</summary>
    public object? Convert(object? value)
        => PlainValue.Copy(PlainValue.From(Type == typeof(object) ? PlainValue.From(value) : ValueConversion.To(PlainValue.From(value), Type)));

    /// <summary>As <see cref="Convert"/>, but says when a value is none of the variable's type, instead of taking the type's default.</summary>
    public bool TryConvert(object? value, out object? converted)
    {
        var isOne = ValueConversion.TryTo(PlainValue.From(value), Type, out var typed);
        converted = isOne ? PlainValue.Copy(PlainValue.From(typed)) : null;
        return isOne;
    }

    /// <summary>A kept value as its readers see it: a state that was written and read again has texts where dates were.</summary>
    public object? Restore(object? value)
        => value is null or System.Text.Json.Nodes.JsonNode || Type == typeof(object) || Type.IsInstanceOfType(value) || !(Type.IsValueType || Type == typeof(string))
            ? value
            : ValueConversion.To(value, Type);
}
