using System.Text.RegularExpressions;
using Jint.Native;
using Jint.Runtime;
using WorkflowCrm.Engine.Compilation;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Engine.Expressions.JavaScript;

/// <summary>Runs scripts, for one burst at a time. It has no access to the program but by the functions of <see cref="ScriptGlobals"/>.</summary>
internal sealed class ScriptEngine
{
    private readonly Jint.Engine _engine;
    private readonly ScriptLimits _limits;
    private readonly ScriptGlobals _globals;
    private readonly EngineSnapshot _snapshot;
    private readonly EngineLimits _settings;
    private readonly TimeZoneInfo _zone;
    private bool _hasFailed;

    public ScriptEngine(EngineLimits limits, TimeZoneInfo zone, ScriptCache scripts)
    {
        Cache = scripts;
        _settings = limits;
        _zone = zone;
        _engine = new Jint.Engine(options => options
            .MaxStatements(limits.ScriptStatements)
            .LimitRecursion(limits.ScriptRecursion)
            .Culture(System.Globalization.CultureInfo.InvariantCulture)
            .LocalTimeZone(zone));
        _limits = new ScriptLimits(_engine, limits);
        _limits.Meter.Begin(TimeSpan.MaxValue);
        _engine.Execute(ScriptLibrary.Script.Program);
        FixClock();
        _globals = new ScriptGlobals(_engine);
        _snapshot = new EngineSnapshot(_engine.Global);
    }

    public ScriptCache Cache { get; }

    /// <summary>The instant that scripts take for the present.</summary>
    public required DateTimeOffset Now { get; set; }

    public bool IsFor(EngineLimits limits, TimeZoneInfo zone) => _settings == limits && _zone.Equals(zone);

    /// <summary>Makes ready for another instance; false when this engine must not be used again.</summary>
    public bool TryReset()
    {
        _globals.Forget();
        return !_hasFailed && _snapshot.IsUnchanged();
    }

    /// <exception cref="ExpressionException">The script fails or uses up what it may.</exception>
    public ScriptRun Run(ParsedScript script, ActivityContext context)
    {
        _globals.Begin(script, context);
        var variables = script.MentionedVariables.Count > 0 ? new ScriptVariables(_engine, context, script) : null;
        var hasFailed = true;
        try
        {
            _limits.Meter.Begin(context.Burst.Meter.BeginScript());
            var value = ScriptValues.FromScript(_engine.Execute(script.Program).GetCompletionValue(), _settings.ValueSize);
            variables?.WriteBack();
            hasFailed = false;
            return new ScriptRun(value, _globals.Outcomes ?? Outcomes.Default);
        }
        catch (JavaScriptException e)
        {
            var (line, column) = script.Locate(e.LineNumber, e.Column);
            throw new ExpressionException($"{TryDescribe(e.Error)} (line {line}, column {column})", line, column);
        }
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
        {
            // Without its trace: that of a script that went too deep would take more than the script.
            throw new ExpressionException(Explain(e));
        }
        finally
        {
            _hasFailed |= hasFailed;
            context.Burst.Meter.EndScript(_limits.Meter.Elapsed);
            _globals.End();
        }
    }

    private string Explain(Exception exception) => exception switch
    {
        ScriptLimitException or LimitExceededException => exception.Message,
        RegexMatchTimeoutException => "A regular expression of the script takes too long: its repetitions can be matched in too many ways.",
        StatementsCountOverflowException => $"The script executes too many statements: {_settings.ScriptStatements} are allowed.",
        RecursionDepthOverflowException => $"The script's functions call each other too deeply: {_settings.ScriptRecursion} levels are allowed.",
        InsufficientExecutionStackException => "The script goes too deep.",
        // The interpreter cannot describe a thrown value that is no error, and stumbles over a few others.
        _ => $"The script failed: {exception.Message}",
    };

    /// <summary>What was thrown may itself be made to fail, or never to end, when it is looked at.</summary>
    private string TryDescribe(JsValue error)
    {
        try
        {
            return Describe(error);
        }
        catch (JavaScriptException)
        {
            return "The script threw an object that cannot be read";
        }
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
        {
            return Explain(e);
        }
    }

    private static string Describe(JsValue error)
    {
        if (!error.IsObject())
        {
            return TypeConverter.ToString(error);
        }

        var (name, message) = (error.AsObject().Get("name"), error.AsObject().Get("message"));
        return message.IsString() && message.AsString().Length > 0
            ? message.AsString()
            : name.IsString() ? $"{name.AsString()}: a value is missing or of the wrong kind" : "The script threw an object";
    }

    /// <summary>The script's clock is the burst's.</summary>
    private void FixClock()
    {
        var date = new WrappedConstructor(_engine, _engine.Date, arguments => _engine.Date.Construct(arguments.Length switch
        {
            0 => [Present()],
            1 => arguments,
            _ => DateLimits.Bound(arguments),
        }));
        date.FastAddProperty("now", new JsValue(new Jint.Runtime.Interop.ClrFunctionInstance(_engine, (_, _) => Present())), true, false, true);
        _engine.Global.FastAddProperty("Date", new JsValue(date), true, false, true);
    }

    private JsValue Present() => new((double)Now.ToUnixTimeMilliseconds());
}
