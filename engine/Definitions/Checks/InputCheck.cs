using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Expressions;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Definitions.Checks;

/// <summary>Checks inputs that are written out: by the activity itself, and against the types that they are to have.</summary>
internal sealed class InputCheck(ActivityCatalogue catalogue, FindingList findings)
{
    private readonly ExpressionReader _reader = new(catalogue.Scripts);

    public void Check(ActivityNode node)
    {
        if (catalogue.FindType(node.Type) is not { } type)
        {
            return;
        }

        if (node.CanStartWorkflow && !type.Descriptor.IsTrigger)
        {
            findings.Warn(
                FindingCodes.NotATrigger,
                node,
                $"'{DefinitionCheck.NameOf(node)}' is marked as able to start the workflow, but activities of the type '{node.Type}' cannot; take the mark away.",
                node.Type);
        }

        var check = new NodeCheck(node, type.Descriptor, _reader, findings);
        type.Check?.Invoke(check);
        foreach (var input in type.Descriptor.Inputs.Where(input => IsScalar(input.ClrType)))
        {
            if (check.TryLiteral(input.Name, out var value) && !IsBlank(value) && !ValueConversion.TryTo(value, input.ClrType, out _)
                && !findings.Has(FindingCodes.InvalidInput, node, input.Name))
            {
                var text = ValueConversion.Text(value) ?? "";
                findings.Warn(
                    FindingCodes.InputNotConvertible,
                    node,
                    $"'{input.Name}' of '{DefinitionCheck.NameOf(node)}' is '{text}', which is no {input.TypeName}; the activity sees the type's default instead.",
                    input.Name,
                    text,
                    input.TypeName);
            }
        }
    }

    private static bool IsScalar(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsPrimitive || plain.IsEnum || plain == typeof(decimal) || plain == typeof(TimeSpan) || plain == typeof(DateTimeOffset) || plain == typeof(Guid);
    }

    private static bool IsBlank(object? value) => value is null || (value is string text && string.IsNullOrWhiteSpace(text));
}
