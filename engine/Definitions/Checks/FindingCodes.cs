namespace WorkflowCrm.Engine.Definitions.Checks;

/// <summary>The stable codes of findings, under which their texts are translated. The comments name the arguments.</summary>
public static class FindingCodes
{
    /// <summary>0: the type.</summary>
    public const string UnknownActivity = "unknown-activity";

    /// <summary>0: the property, 1: the reason, 2: line, 3: column (both may be 0).</summary>
    public const string BrokenExpression = "broken-expression";

    /// <summary>0: the property, 1: the language.</summary>
    public const string UnknownLanguage = "unknown-language";

    /// <summary>0: the source's id, 1: the target's id, 2: the id that does not exist.</summary>
    public const string ConnectionToNowhere = "connection-to-nowhere";

    /// <summary>0: the outcome.</summary>
    public const string OutcomeUnconnected = "outcome-unconnected";

    /// <summary>0: the outcome that a connection names and the activity does not have.</summary>
    public const string OutcomeUnknown = "outcome-unknown";

    /// <summary>No arguments.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>0: the variable.</summary>
    public const string UnknownVariable = "unknown-variable";

    /// <summary>0: the id.</summary>
    public const string DuplicateId = "duplicate-id";

    /// <summary>0: the name.</summary>
    public const string DuplicateName = "duplicate-name";

    /// <summary>0: the variable's name.</summary>
    public const string DuplicateVariable = "duplicate-variable";

    /// <summary>0: the input's or output's name.</summary>
    public const string DuplicateParameter = "duplicate-parameter";

    /// <summary>0: the variable, 1: the type.</summary>
    public const string UnknownType = "unknown-type";

    /// <summary>0: the input.</summary>
    public const string InputNotKept = "input-not-kept";

    /// <summary>0: the levels allowed.</summary>
    public const string NestedTooDeeply = "nested-too-deeply";

    /// <summary>0: the setting, 1: its value, 2: the values that it may have.</summary>
    public const string UnknownSetting = "unknown-setting";

    /// <summary>0: what is missing or wrong.</summary>
    public const string TriggerIncomplete = "trigger-incomplete";

    /// <summary>0: the activity's type. It is marked as able to start the workflow and cannot.</summary>
    public const string NotATrigger = "not-a-trigger";

    /// <summary>0: the input, 1: what is wrong with it.</summary>
    public const string InvalidInput = "invalid-input";

    /// <summary>0: the input, 1: its value, 2: the type that it should have.</summary>
    public const string InputNotConvertible = "input-not-convertible";

    /// <summary>No arguments. The loop never waits and certainly never ends.</summary>
    public const string EndlessLoop = "endless-loop";

    /// <summary>No arguments. The loop never waits, and nothing in it changes what its condition looks at.</summary>
    public const string BusyLoop = "busy-loop";

    /// <summary>0: the definition's id or the activity's type. The workflow that is used does not exist or is not published.</summary>
    public const string ChildNotFound = "child-not-found";

    /// <summary>0: the ids of the definitions that use each other, in order.</summary>
    public const string ChildCircle = "child-circle";

    /// <summary>0: the type of the activity, 1: who has it already.</summary>
    public const string ActivityTypeTaken = "activity-type-taken";

    /// <summary>0: the path, 1: the method, 2: the workflow that answers it already.</summary>
    public const string EndpointTaken = "endpoint-taken";

    /// <summary>0: what starts it, 1: the other workflow that this starts too.</summary>
    public const string TriggerShared = "trigger-shared";

    /// <summary>0: the path, 1: the beginning that is reserved. The process designer's own pages are there.</summary>
    public const string EndpointReserved = "endpoint-reserved";
}
