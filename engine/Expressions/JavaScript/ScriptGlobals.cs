using System.Text;
using Jint.Native;
using Jint.Runtime;
using Jint.Runtime.Interop;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Expressions.JavaScript;

/// <summary>The functions by which a script reads and changes its instance.</summary>
internal sealed class ScriptGlobals
{
    private readonly Jint.Engine _engine;
    private readonly HashSet<string> _names;
    private readonly HashSet<string> _accessors = [];

    public ScriptGlobals(Jint.Engine engine)
    {
        _engine = engine;
        DefineWorkflow();
        DefineData();
        DefineTools();
        _names = [.. engine.Global.GetOwnProperties().Select(property => property.Key)];
    }

    /// <summary>The execution whose script runs.</summary>
    public ActivityContext Context { get; private set; } = null!;

    public string[]? Outcomes { get; private set; }

    public void Begin(ParsedScript script, ActivityContext context)
    {
        Context = context;
        Outcomes = null;
        foreach (var accessor in script.Accessors)
        {
            if (!_names.Contains(accessor) && _accessors.Add(accessor))
            {
                DefineAccessor(accessor);
            }
        }
    }

    /// <summary>Forgets what the script has left behind, so that the next one starts clean.</summary>
    public void End()
    {
        foreach (var name in _engine.Global.GetOwnProperties().Select(property => property.Key)
            .Where(name => !_names.Contains(name) && !_accessors.Contains(name)).ToArray())
        {
            _engine.Global.RemoveOwnProperty(name);
        }
    }

    /// <summary>Forgets the instance, too.</summary>
    public void Forget()
    {
        _accessors.Clear();
        End();
        Context = null!;
    }

    private void DefineWorkflow()
    {
        Define("getWorkflowDefinitionId", _ => Context.DefinitionId);
        Define("getWorkflowDefinitionVersionId", _ => Context.DefinitionVersionId);
        Define("getWorkflowDefinitionVersion", _ => Context.DefinitionVersion);
        Define("getWorkflowInstanceId", _ => Context.InstanceId);
        Define("getCorrelationId", _ => Context.CorrelationId);
        Define("getWorkflowInstanceName", _ => Context.InstanceName);
        Define("setCorrelationId", arguments => Context.CorrelationId = Text(arguments, 0));
        Define("setWorkflowInstanceName", arguments => Context.InstanceName = Text(arguments, 0));
        Define("setOutcome", arguments => Outcomes = [Text(arguments, 0) ?? ""]);
        Define("setOutcomes", arguments => Outcomes = [.. ValueConversion.To<List<string>>(Plain(arguments, 0)) ?? []]);
    }

    private void DefineData()
    {
        Define("getVariable", arguments => Context.GetVariable(Text(arguments, 0) ?? ""));
        Define("setVariable", arguments => Set(Text(arguments, 0) ?? "", Plain(arguments, 1), StringComparison.Ordinal));
        Define("getInput", arguments => Context.GetInput(Text(arguments, 0) ?? ""));
        Define("getLastResult", _ => Context.Burst.State.LastResult);
        Define("getOutputFrom", arguments => OutputOf(Text(arguments, 0) ?? "", Text(arguments, 1) ?? "Result"));
    }

    private void DefineTools()
    {
        Define("isNullOrWhiteSpace", arguments => string.IsNullOrWhiteSpace(Text(arguments, 0)));
        Define("isNullOrEmpty", arguments => string.IsNullOrEmpty(Text(arguments, 0)));
        Define("toJson", arguments => PlainValue.ToNode(Plain(arguments, 0))?.ToJsonString(PlainValue.Json) ?? "null");
        Define("newGuid", _ => Context.Burst.NewId());
        Define("newGuidString", _ => Context.Burst.NewId());
        Define("newShortGuid", _ => ShortGuid(Context.Burst.NewId()));
        Define("getShortGuid", arguments => ShortGuid(Text(arguments, 0)));
        Define("parseGuid", arguments => Text(arguments, 0));
        Define("getGuidString", arguments => Text(arguments, 0));
        // Bytes are texts in base64 wherever a script sees them.
        Define("bytesToBase64", arguments => Text(arguments, 0));
        Define("bytesFromBase64", arguments => Text(arguments, 0));
        Define("bytesToString", arguments => FromBase64(Text(arguments, 0)));
        Define("bytesFromString", arguments => Convert.ToBase64String(Encoding.UTF8.GetBytes(Text(arguments, 0) ?? "")));
        Define("stringToBase64", arguments => Convert.ToBase64String(Encoding.UTF8.GetBytes(Text(arguments, 0) ?? "")));
        Define("stringFromBase64", arguments => FromBase64(Text(arguments, 0)));
    }

    private string FromBase64(string? text)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(text ?? ""));
        }
        catch (FormatException)
        {
            throw Error("The text is not base64.");
        }
    }

    /// <summary>A GUID in 22 characters that an address may have; an id that is no GUID stays as it is.</summary>
    private static string? ShortGuid(string? id)
        => Guid.TryParse(id, out var guid) ? Convert.ToBase64String(guid.ToByteArray()).TrimEnd('=').Replace('/', '_').Replace('+', '-') : id;

    /// <summary>getAmount, setAmount, getInputAmount, getResultFromApproval1: what they mean is found when they are called.</summary>
    private void DefineAccessor(string accessor)
    {
        var name = accessor[3..];
        if (accessor.StartsWith("set", StringComparison.Ordinal))
        {
            Define(accessor, arguments => Set(name, Plain(arguments, 0), StringComparison.OrdinalIgnoreCase));
        }
        else
        {
            Define(accessor, _ => Get(name));
        }
    }

    private object? Get(string name)
    {
        if (VariableScope.TryGet(Context.Burst, Context.Execution, name, out var value, StringComparison.OrdinalIgnoreCase))
        {
            return value;
        }

        if (Context.HasInput(name))
        {
            return Context.GetInput(name);
        }

        if (name.StartsWith("Input", StringComparison.Ordinal) && name.Length > 5 && Context.HasInput(name[5..]))
        {
            return Context.GetInput(name[5..]);
        }

        var from = name.LastIndexOf("From", StringComparison.Ordinal);
        return from > 0 && from + 4 < name.Length
            ? OutputOf(name[(from + 4)..], name[..from])
            : throw Error($"get{name} is not defined: there is no variable or input '{name}' here.");
    }

    private object? Set(string name, object? value, StringComparison comparison)
        => VariableScope.TrySet(Context.Burst, Context.Execution, name, value, comparison)
            ? null
            : throw Error($"There is no variable '{name}' here.");

    private object? OutputOf(string activity, string output)
    {
        var outputs = Context.Burst.State.ActivityOutputs;
        foreach (var (nodeId, values) in outputs ?? [])
        {
            var node = Context.Burst.Workflow.Nodes.GetValueOrDefault(nodeId)?.Source;
            if (node is not null && (node.Id == activity || string.Equals(node.Name, activity, StringComparison.OrdinalIgnoreCase)))
            {
                return values.FirstOrDefault(value => string.Equals(value.Key, output, StringComparison.OrdinalIgnoreCase)).Value;
            }
        }

        return null;
    }

    private JavaScriptException Error(string message) => new(_engine.Error, message);

    private void Define(string name, Func<JsValue[], object?> function)
    {
        var clr = new ClrFunctionInstance(_engine, (_, arguments) => ScriptValues.ToScript(_engine, function(arguments)));
        _engine.Global.FastAddProperty(name, new JsValue(clr), true, false, true);
    }

    private string? Text(JsValue[] arguments, int index) => ValueConversion.Text(Plain(arguments, index));

    private object? Plain(JsValue[] arguments, int index)
        => index < arguments.Length ? ScriptValues.FromScript(arguments[index], Context.Burst.Meter.Limits.ValueSize) : null;
}
