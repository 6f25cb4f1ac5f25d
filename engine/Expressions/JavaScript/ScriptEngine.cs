using System.Text.RegularExpressions;
using Jint.Native;
using Jint.Runtime;
using WorkflowCrm.Engine.Compilation;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Engine.Expressions.JavaScript;

/// <summary>Runs the scripts of one burst. It has no access to the program but by the functions of <see cref="ScriptGlobals"/>.</summary>
internal sealed class ScriptEngine
{
    private readonly Jint.Engine _engine;
    private readonly ScriptLimits _limits;
    private readonly ScriptGlobals _globals;

    public ScriptEngine(EngineLimits limits, DateTimeOffset now, TimeZoneInfo zone, ScriptCache scripts)
    {
        Cache = scripts;
        _engine = new Jint.Engine(options => options
            .MaxStatements(limits.ScriptStatements)
            .LimitRecursion(limits.ScriptRecursion)
            .TimeoutInterval(limits.ScriptTime)
            .Culture(System.Globalization.CultureInfo.InvariantCulture)
            .LocalTimeZone(zone));
        _limits = new ScriptLimits(_engine, limits);
        _limits.Begin();
        _engine.Execute(ScriptLibrary.Script.Program);
        FixClock(now);
        _globals = new ScriptGlobals(_engine);
    }

    public ScriptCache Cache { get; }

    /// <exception cref="ExpressionException">The script fails or uses up what it may.</exception>
    public ScriptRun Run(ParsedScript script, ActivityContext context)
    {
        _globals.Begin(script, context);
        var variables = script.MentionedVariables.Count > 0 ? new ScriptVariables(_engine, context, script) : null;
        _limits.Begin();
        try
        {
            var value = ScriptValues.FromScript(_engine.Execute(script.Program).GetCompletionValue());
            variables?.WriteBack();
            return new ScriptRun(value, _globals.Outcomes ?? Outcomes.Default);
        }
        catch (JavaScriptException e)
        {
            var (line, column) = script.Locate(e.LineNumber, e.Column);
            throw new ExpressionException($"{Describe(e.Error)} (line {line}, column {column})", line, column);
        }
        catch (Exception e) when (Explain(e) is not null)
        {
            throw new ExpressionException(Explain(e)!, e);
        }
        finally
        {
            _globals.End();
        }
    }

    private static string? Explain(Exception exception) => exception switch
    {
        ScriptLimitException => exception.Message,
        RegexMatchTimeoutException => "A regular expression of the script takes too long.",
        TimeoutException => "The script takes too long.",
        StatementsCountOverflowException => "The script executes too many statements.",
        RecursionDepthOverflowException => "The script's functions call each other too deeply.",
        // The interpreter cannot describe a thrown value that is no error.
        ArgumentException => $"The script failed: {exception.Message}",
        _ => null,
    };

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
    private void FixClock(DateTimeOffset now)
    {
        var present = new JsValue((double)now.ToUnixTimeMilliseconds());
        var date = new WrappedConstructor(_engine, _engine.Date, arguments => _engine.Date.Construct(arguments.Length == 0 ? [present] : arguments));
        date.FastAddProperty("now", new JsValue(new Jint.Runtime.Interop.ClrFunctionInstance(_engine, (_, _) => present)), true, false, true);
        _engine.Global.FastAddProperty("Date", new JsValue(date), true, false, true);
    }
}
