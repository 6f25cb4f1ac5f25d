using System.Text.Json.Nodes;
using Jint.Native;
using Jint.Native.Object;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Expressions.JavaScript;

/// <summary>The object <c>variables</c>: copies of the variables that the script mentions, written back when it has changed them.</summary>
internal sealed class ScriptVariables
{
    private readonly Jint.Engine _engine;
    private readonly ActivityContext _context;
    private readonly ObjectInstance _object;
    private readonly Dictionary<string, JsonNode?> _before = [];

    public ScriptVariables(Jint.Engine engine, ActivityContext context, ParsedScript script)
    {
        _engine = engine;
        _context = context;
        _object = engine.Object.Construct(Jint.Runtime.Arguments.Empty);
        foreach (var name in script.MentionedVariables)
        {
            if (context.TryGetVariable(name, out var value))
            {
                _before[name] = PlainValue.ToNode(value)?.DeepClone();
                _object.FastAddProperty(name, ScriptValues.ToScript(engine, value), true, true, true);
            }
        }

        engine.Global.FastAddProperty("variables", new JsValue(_object), true, false, true);
    }

    public void WriteBack()
    {
        foreach (var (name, before) in _before)
        {
            var value = ScriptValues.FromScript(_object.Get(name), _context.Burst.Meter.Limits.ValueSize);
            if (!JsonNode.DeepEquals(before, PlainValue.ToNode(value)))
            {
                _context.SetVariable(name, value);
            }
        }

        _engine.Global.RemoveOwnProperty("variables");
    }
}
