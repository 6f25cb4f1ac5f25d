using System.Collections.Concurrent;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Engine.Expressions.JavaScript;

/// <summary>Keeps script engines for the next burst: making one costs more than running most scripts.</summary>
internal sealed class ScriptEnginePool(ScriptCache scripts)
{
    private readonly ConcurrentQueue<ScriptEngine> _idle = new();

    public ScriptEngine Rent(EngineLimits limits, DateTimeOffset now, TimeZoneInfo zone)
    {
        while (_idle.TryDequeue(out var engine))
        {
            if (engine.IsFor(limits, zone))
            {
                engine.Now = now;
                return engine;
            }
        }

        return new ScriptEngine(limits, zone, scripts) { Now = now };
    }

    /// <summary>Takes an engine back, unless a script has failed in it or changed what it is made of.</summary>
    public void Return(ScriptEngine engine)
    {
        if (_idle.Count < Environment.ProcessorCount * 2 && engine.TryReset())
        {
            _idle.Enqueue(engine);
        }
    }
}
