namespace WorkflowCrm.Engine.Runtime;

/// <summary>What one instance may use up. A limit that is passed becomes an incident, never a hang or a crash.</summary>
public sealed record EngineLimits
{
    /// <summary>Activities that one burst may run.</summary>
    public int StepsPerBurst { get; init; } = 10_000;

    /// <summary>Activities within activities, workflows used as activities included.</summary>
    public int NestingDepth { get; init; } = 50;

    /// <summary>Bytes (UTF-8) of the state's JSON that a waiting instance may take.</summary>
    public int StateSize { get; init; } = 1_000_000;

    /// <summary>Time that one script may run.</summary>
    public TimeSpan ScriptTime { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Statements that one script may execute.</summary>
    public int ScriptStatements { get; init; } = 200_000;

    /// <summary>How deep functions of a script may call each other.</summary>
    public int ScriptRecursion { get; init; } = 100;

    /// <summary>Bytes that one script may allocate.</summary>
    public long ScriptMemory { get; init; } = 32 * 1024 * 1024;

    /// <summary>Activities that a definition may have together with the workflows that it uses as activities, each use counted.</summary>
    public int ActivitiesInAll { get; init; } = 20_000;

    /// <summary>Instances that one activity may start.</summary>
    public int ChildrenPerActivity { get; init; } = 1_000;

    /// <summary>How many instances may start each other in a row; a definition that starts itself is stopped there.</summary>
    public int ChildDepth { get; init; } = 20;

    /// <summary>How long a stimulus that came before anybody waited for it is kept for the instance of its correlation.</summary>
    public TimeSpan EarlyStimulus { get; init; } = TimeSpan.FromHours(1);
}
