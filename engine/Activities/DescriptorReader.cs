using System.Reflection;
using System.Text.RegularExpressions;
using WorkflowCrm.Engine.Expressions;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Activities;

/// <summary>Turns the attributes of an activity class into its descriptor.</summary>
internal static partial class DescriptorReader
{
    private static readonly string[] s_done = ["Done"];

    public static ActivityDescriptor Read(Type type)
    {
        var activity = type.GetCustomAttribute<ActivityAttribute>()
            ?? throw new InvalidOperationException($"The activity class {type.Name} has no [Activity] attribute.");
        var ports = type.GetCustomAttributes<PortAttribute>().ToArray();
        return new ActivityDescriptor
        {
            Type = activity.Type,
            DisplayName = activity.DisplayName.Length > 0 ? activity.DisplayName : Words(type.Name),
            Description = activity.Description,
            Category = activity.Category,
            Outcomes = activity.Outcomes.Length > 0 ? activity.Outcomes : s_done,
            Ports = [.. ports.Where(port => !port.IsList).Select(port => port.Name)],
            IsTrigger = activity.IsTrigger,
            IsTerminal = activity.IsTerminal,
            IsHidden = activity.IsHidden,
            NeverWaits = activity.NeverWaits,
            IsContainer = ports.Any(port => port.IsList),
            Inputs = [.. ActivityType.PropertiesWith<InputAttribute>(type).Select(ReadInput)],
            Outputs = [.. ActivityType.PropertiesWith<OutputAttribute>(type).Select(ReadOutput)],
            ClrType = type,
        };
    }

    private static InputDescriptor ReadInput(PropertyInfo property)
    {
        var input = property.GetCustomAttribute<InputAttribute>()!;
        var type = IsDeferred(property.PropertyType) ? property.PropertyType.GetGenericArguments()[0] : property.PropertyType;
        return new InputDescriptor
        {
            Name = property.Name,
            TypeName = TypeAliases.NameOf(type),
            ClrType = type,
            DisplayName = input.DisplayName.Length > 0 ? input.DisplayName : Words(property.Name),
            Description = input.Description,
            UIHint = input.UIHint,
            Options = input.Options,
            OptionsFrom = input.OptionsFrom,
            Unit = input.Unit,
            CodeLanguage = input.CodeLanguage,
            DefaultValue = input.DefaultValue,
            Outcome = input.Outcome,
            IsSensitive = input.IsSensitive,
            IsWrapped = input.IsWrapped,
            AutoEvaluate = input.AutoEvaluate,
        };
    }

    private static OutputDescriptor ReadOutput(PropertyInfo property)
    {
        var output = property.GetCustomAttribute<OutputAttribute>()!;
        return new OutputDescriptor
        {
            Name = property.Name,
            TypeName = TypeAliases.NameOf(property.PropertyType),
            ClrType = property.PropertyType,
            DisplayName = output.DisplayName.Length > 0 ? output.DisplayName : Words(property.Name),
            Description = output.Description,
        };
    }

    internal static bool IsDeferred(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Deferred<>);

    /// <summary>"FlowDecision" becomes "Flow decision".</summary>
    private static string Words(string name)
        => WordStart().Replace(name, match => " " + match.Value.ToLowerInvariant()).TrimStart();

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]")]
    private static partial Regex WordStart();
}
