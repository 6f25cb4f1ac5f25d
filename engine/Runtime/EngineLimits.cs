using WorkflowCrm.Engine.Activities.Flow;

namespace WorkflowCrm.Engine.Runtime;

/// <summary>
/// What definitions and instances may use up, and how they run where a definition does not say. A limit that is passed becomes an incident (or, when a definition is read, a
/// <see cref="Definitions.DefinitionFormatException"/>), never a hang or a crash.
/// </summary>
public sealed record EngineLimits
{
    /// <summary>Activities that one burst may run.</summary>
    public int StepsPerBurst { get; init; } = 10_000;

    /// <summary>Activities within activities, workflows used as activities included.</summary>
    public int NestingDepth { get; init; } = 50;

    /// <summary>Bytes (UTF-8) that the text of a definition may have.</summary>
    public int DefinitionSize { get; init; } = 4 * 1024 * 1024;

    /// <summary>Activities that a definition may have.</summary>
    public int DefinitionActivities { get; init; } = 5_000;

    /// <summary>Connections that a definition may have, all its flowcharts together.</summary>
    public int DefinitionConnections { get; init; } = 20_000;

    /// <summary>Bytes (UTF-8) of the state's JSON that an instance may take when it waits or ends; while a burst runs, eight times as many.</summary>
    public int StateSize { get; init; } = 1_000_000;

    /// <summary>Characters that one value may take: of a variable, an input or output, a bookmark, a job.</summary>
    public int ValueSize { get; init; } = 500_000;

    /// <summary>Characters of one line that an activity writes.</summary>
    public int LineSize { get; init; } = 65_536;

    /// <summary>Characters of the journal that one burst may write.</summary>
    public int JournalSize { get; init; } = 8_000_000;

    /// <summary>Places at which one instance may wait at once.</summary>
    public int Bookmarks { get; init; } = 1_000;

    /// <summary>Activities that may stand in the queue of a burst, e.g. the bodies of a parallel loop.</summary>
    public int QueuedActivities { get; init; } = 10_000;

    /// <summary>Items that a loop may run over.</summary>
    public int LoopItems { get; init; } = 100_000;

    /// <summary>Jobs that one burst may ask for.</summary>
    public int JobsPerBurst { get; init; } = 10_000;

    /// <summary>Incidents that an instance may live with.</summary>
    public int Incidents { get; init; } = 100;

    /// <summary>Time that one script or template may run.</summary>
    public TimeSpan ScriptTime { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Time that all scripts and templates of one burst may run together.</summary>
    public TimeSpan ScriptTimePerBurst { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Statements that one script may execute.</summary>
    public int ScriptStatements { get; init; } = 200_000;

    /// <summary>How deep functions of a script may call each other.</summary>
    public int ScriptRecursion { get; init; } = 100;

    /// <summary>Bytes that one script may hold at a time. What it has let go does not count.</summary>
    public long ScriptMemory { get; init; } = 32 * 1024 * 1024;

    /// <summary>How flowcharts decide whose definition does not name a mode. A flowchart that has begun keeps its mode.</summary>
    public FlowchartMode FlowchartMode { get; init; }

    /// <summary>
    /// Whether the journal keeps the inputs of activities that have ended, as far as their <c>logPersistenceMode</c> does not
    /// exclude them. It makes the journal several times as large.
    /// </summary>
    public bool JournalInputs { get; init; }

    /// <summary>Activities that a definition may have together with the workflows that it uses as activities, each use counted.</summary>
    public int ActivitiesInAll { get; init; } = 20_000;

    /// <summary>Instances that one activity may start.</summary>
    public int ChildrenPerActivity { get; init; } = 1_000;

    /// <summary>How many instances may start each other in a row; a definition that starts itself is stopped there.</summary>
    public int ChildDepth { get; init; } = 20;

    /// <summary>How long a stimulus that came before anybody waited for it is kept for the instance of its correlation.</summary>
    public TimeSpan EarlyStimulus { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Bytes that one script may allocate in all, whether it still holds them or not.</summary>
    public long ScriptAllocation { get; init; } = 256 * 1024 * 1024;

    /// <summary>Characters that one template may give.</summary>
    public int TemplateOutput { get; init; } = 262_144;

    /// <summary>Turns that all loops of one template may make together.</summary>
    public int TemplateTurns { get; init; } = 100_000;
}
