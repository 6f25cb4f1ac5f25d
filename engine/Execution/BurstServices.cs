using WorkflowCrm.Engine.Expressions;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Engine.Execution;

/// <summary>What a burst uses and does not own.</summary>
internal sealed record BurstServices(IServiceProvider Services, IIdSource Ids, EngineLimits Limits, DateTimeOffset Now, TimeZoneInfo Zone, ScriptCache Scripts);
