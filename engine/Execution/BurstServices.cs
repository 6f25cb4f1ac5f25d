using WorkflowCrm.Engine.Expressions.JavaScript;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Engine.Execution;

/// <summary>What a burst uses and does not own.</summary>
internal sealed record BurstServices(
    IServiceProvider Services, IIdSource Ids, EngineLimits Limits, DateTimeOffset Now, TimeZoneInfo Zone, ScriptEnginePool Scripts, WorkflowRuntime Runtime);
