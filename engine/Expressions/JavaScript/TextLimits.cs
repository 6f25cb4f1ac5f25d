using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Jint.Native;
using Jint.Native.Array;
using Jint.Native.Function;
using Jint.Native.RegExp;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace WorkflowCrm.Engine.Expressions.JavaScript;

/// <summary>The functions of texts, regular expressions and JSON, with bounds.</summary>
internal sealed class TextLimits(BoundFunctions functions, ScriptLimits limits)
{
    private const int MaximumPattern = 10_000;
    private const int MaximumJsonDepth = 100;

    private static readonly JsonDocumentOptions s_json = new() { MaxDepth = MaximumJsonDepth };

    private static readonly TimeSpan s_regexTime = TimeSpan.FromSeconds(1);

    private readonly Jint.Engine _engine = functions.Engine;

    public void Apply()
    {
        _engine.Global.FastAddProperty("RegExp", new JsValue(new WrappedConstructor(_engine, _engine.RegExp, MakeRegExp)), true, false, true);
        var texts = _engine.String.PrototypeObject;
        foreach (var name in new[] { "match", "search" })
        {
            functions.Wrap(texts, name, (original, self, arguments)
                => original.Call(self, arguments.Length > 0 && !arguments[0].IsRegExp() ? [new JsValue(MakeRegExp(arguments))] : arguments));
        }

        functions.Wrap(texts, "split", (original, self, arguments)
            => TypeConverter.ToString(self).Length > BoundFunctions.MaximumItems
                ? throw new ScriptLimitException($"Texts of more than {BoundFunctions.MaximumItems} characters cannot be split.")
                : original.Call(self, arguments));
        functions.Wrap(texts, "concat", (_, self, arguments) => limits.Concatenate([self, .. arguments]));
        functions.Wrap(texts, "replace", Replace);
        BoundEncoding();
        BoundJson();
    }

    private JsValue Replace(FunctionInstance original, JsValue self, JsValue[] arguments)
    {
        if (arguments.Length < 2)
        {
            return original.Call(self, arguments);
        }

        var isFunction = arguments[1].Is<FunctionInstance>();
        var made = 0L;
        var counted = new JsValue(new ClrFunctionInstance(_engine, (_, found) =>
        {
            var part = limits.Check(arguments[1].As<FunctionInstance>().Call(JsValue.Undefined, found));
            made += TypeConverter.ToString(part).Length;
            return made <= limits.MaximumText ? part : throw limits.TextTooLong();
        }));
        var replacement = isFunction ? 0 : TypeConverter.ToString(arguments[1]).Length;
        return (TypeConverter.ToString(self).Length + 1L) * (replacement + 1L) > limits.MaximumText * 16L
            ? throw limits.TextTooLong()
            : limits.Check(original.Call(self, isFunction ? [arguments[0], counted] : arguments));
    }

    private void BoundEncoding()
    {
        foreach (var name in new[] { "encodeURI", "encodeURIComponent", "decodeURI", "decodeURIComponent", "escape", "unescape" })
        {
            if (_engine.Global.HasOwnProperty(name))
            {
                functions.Wrap(_engine.Global, name, (original, self, arguments)
                    => arguments.Length > 0 && TypeConverter.ToString(arguments[0]).Length > BoundFunctions.MaximumItems / 10
                        ? throw new ScriptLimitException($"{name} takes texts of up to {BoundFunctions.MaximumItems / 10} characters.")
                        : limits.Check(original.Call(self, arguments)));
            }
        }
    }

    private void BoundJson()
    {
        functions.Wrap(_engine.Json, "stringify", (original, self, arguments) =>
        {
            // Measured first: a small script can build a value whose text would fill the memory.
            var size = arguments.Length > 0 ? PlainSize.Of(arguments[0], limits.MaximumText) : 0;
            return size > limits.MaximumText
                ? throw new ScriptLimitException("The value is too large to be written as JSON.")
                : limits.Check(original.Call(self, [.. arguments.Take(1), .. arguments.Length > 0 ? [Replacer(arguments)] : Array.Empty<JsValue>(), .. arguments.Skip(2)]));
        });
        functions.Wrap(_engine.Json, "parse", (_, _, arguments) =>
        {
            var text = arguments.Length > 0 ? TypeConverter.ToString(arguments[0]) : "";
            return text.Length > BoundFunctions.MaximumItems
                ? throw new ScriptLimitException($"JSON of more than {BoundFunctions.MaximumItems} characters cannot be parsed.")
                : DepthOf(text) > MaximumJsonDepth
                    ? throw new ScriptLimitException($"JSON that is nested more than {MaximumJsonDepth} levels deep cannot be parsed.")
                    : limits.Check(Parse(text));
        });
    }

    /// <summary>
    /// Asked for every item, the holes of a list included, so that the limits are checked each time: a list of a hundred million holes
    /// takes no memory until it is written.
    /// </summary>
    private JsValue Replacer(JsValue[] arguments)
    {
        var given = arguments.Length > 1 ? arguments[1] : JsValue.Undefined;
        if (given.IsObject() && given.AsObject() is ICallable)
        {
            return functions.Checked(given);
        }

        var names = given.IsArray() ? Names(given.AsArray()) : null;
        return functions.Checked(new JsValue(new ClrFunctionInstance(_engine, (holder, item) =>
            names is null || holder.IsArray() || TypeConverter.ToString(item[0]) is "" || names.Contains(TypeConverter.ToString(item[0])) ? item[1] : JsValue.Undefined)));
    }

    private static HashSet<string> Names(ArrayInstance list)
        => [.. list.GetOwnProperties().Select(property => property.Value.Value).OfType<JsValue>().Where(name => name.IsString() || name.IsNumber()).Select(TypeConverter.ToString)];

    /// <summary>The interpreter's own parser throws what no script can catch.</summary>
    private JsValue Parse(string text)
    {
        try
        {
            return ScriptValues.ToScript(_engine, JsonNode.Parse(text, documentOptions: s_json));
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            var place = e is JsonException { LineNumber: { } line, BytePositionInLine: { } position } ? $" (line {line + 1}, byte {position + 1})" : "";
            throw new JavaScriptException(_engine.SyntaxError, $"The text is not valid JSON{place}");
        }
    }

    /// <summary>A regular expression that gives up: some patterns need longer than the universe has.</summary>
    private RegExpInstance MakeRegExp(JsValue[] arguments)
    {
        if (arguments.Length > 0 && !arguments[0].IsObject() && TypeConverter.ToString(arguments[0]).Length > MaximumPattern)
        {
            throw new ScriptLimitException($"Regular expressions of more than {MaximumPattern} characters are not available.");
        }

        var made = (RegExpInstance)_engine.RegExp.Construct(arguments);
        made.Value = new Regex(made.Value.ToString(), made.Value.Options, s_regexTime);
        return made;
    }

    /// <summary>At least as deep as the parser would go; brackets in texts count too.</summary>
    private static int DepthOf(string json)
    {
        var (depth, deepest) = (0, 0);
        foreach (var c in json)
        {
            depth = c switch { '[' or '{' => depth + 1, ']' or '}' => Math.Max(depth - 1, 0), _ => depth };
            deepest = Math.Max(deepest, depth);
        }

        return deepest;
    }
}
