namespace WorkflowCrm.Engine.Runtime.Migrations;

/// <summary>What a migration does to one part of an instance. Those after <see cref="Gone"/> make it impossible.</summary>
public enum MigrationEffectKind
{
    /// <summary>The open activity goes on as it is.</summary>
    Kept,

    /// <summary>The open activity goes on; its inputs differ and hold from its next burst on.</summary>
    InputsChanged,

    /// <summary>The open activity failed or was cut, and is of another type now: it runs as that when it is retried.</summary>
    TypeReplaced,

    /// <summary>The bookmark stays, under its id, with its due time; what it waits for is what it was made for.</summary>
    BookmarkKept,

    /// <summary>Arrows that the instance has followed are gone; nothing is undone.</summary>
    ArrowsDropped,

    /// <summary>Arrows are new between activities of which the first has run; they are not followed any more.</summary>
    ArrowsAdded,

    /// <summary>New activities stand before the point that the instance has reached; they are not run.</summary>
    PassedOver,

    /// <summary>The activity runs at once: nothing that it waited for is lacking any more.</summary>
    RunsAtOnce,

    /// <summary>The variable is new and has its default.</summary>
    VariableAdded,

    /// <summary>The variable is of another type; its value was converted.</summary>
    VariableConverted,

    /// <summary>The variable is gone, and its value with it.</summary>
    VariableDropped,

    /// <summary>Refused: the open activity does not exist in the other version.</summary>
    Gone,

    /// <summary>Refused: the open activity is of another type.</summary>
    TypeChanged,

    /// <summary>Refused: no arrow leads to the open activity, so nothing could follow it.</summary>
    Unreachable,

    /// <summary>Refused: an activity that has run would run again.</summary>
    WouldRunAgain,

    /// <summary>Refused: the variable's value cannot be converted to its new type.</summary>
    VariableRefused,
}
