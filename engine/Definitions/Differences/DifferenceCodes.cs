namespace WorkflowCrm.Engine.Definitions.Differences;

/// <summary>The kinds of change between two definitions. In brackets: the arguments of each.</summary>
public static class DifferenceCodes
{
    /// <summary>There was no definition before. [name]</summary>
    public const string Created = "created";

    /// <summary>[from, to]</summary>
    public const string NameChanged = "name-changed";

    /// <summary>[from, to]</summary>
    public const string DescriptionChanged = "description-changed";

    /// <summary>[type]</summary>
    public const string ActivityAdded = "activity-added";

    /// <summary>[type]</summary>
    public const string ActivityRemoved = "activity-removed";

    /// <summary>The name that people see. [from, to]</summary>
    public const string ActivityRenamed = "activity-renamed";

    /// <summary>It stays the same activity, but of another type. [from, to]</summary>
    public const string ActivityTypeChanged = "activity-type-changed";

    /// <summary>The version of the activity, or of the workflow that it stands for. [from, to]</summary>
    public const string ActivityVersionChanged = "activity-version-changed";

    /// <summary>It lies in another container. [name of the container before, after]</summary>
    public const string ActivityMoved = "activity-moved";

    /// <summary>The remark that people read beside it. [from, to]</summary>
    public const string NoteChanged = "note-changed";

    /// <summary>An input had no value. [property, language, text]</summary>
    public const string InputSet = "input-set";

    /// <summary>An input has its default again. [property, language, text]</summary>
    public const string InputCleared = "input-cleared";

    /// <summary>[property, language before, text before, language after, text after]</summary>
    public const string InputChanged = "input-changed";

    /// <summary>The variable that receives an output; empty for none. [property, variable before, after]</summary>
    public const string OutputBound = "output-bound";

    /// <summary>A custom property. [path, from, to]; empty for absent.</summary>
    public const string SettingChanged = "setting-changed";

    /// <summary>Where a flowchart begins. [activity before, after]</summary>
    public const string StartChanged = "start-changed";

    /// <summary>[source, outcome, target]</summary>
    public const string ConnectionAdded = "connection-added";

    /// <summary>[source, outcome, target]</summary>
    public const string ConnectionRemoved = "connection-removed";

    /// <summary>[name, type]</summary>
    public const string VariableAdded = "variable-added";

    /// <summary>[name, type]</summary>
    public const string VariableRemoved = "variable-removed";

    /// <summary>[name, property, from, to]</summary>
    public const string VariableChanged = "variable-changed";

    /// <summary>An input of the workflow. [name, type]</summary>
    public const string ParameterAdded = "parameter-added";

    /// <summary>An input of the workflow. [name, type]</summary>
    public const string ParameterRemoved = "parameter-removed";

    /// <summary>An input of the workflow. [name, property, from, to]</summary>
    public const string ParameterChanged = "parameter-changed";

    /// <summary>An output of the workflow. [name, type]</summary>
    public const string ResultAdded = "result-added";

    /// <summary>An output of the workflow. [name, type]</summary>
    public const string ResultRemoved = "result-removed";

    /// <summary>An output of the workflow. [name, property, from, to]</summary>
    public const string ResultChanged = "result-changed";

    /// <summary>An outcome of the workflow as an activity. [name]</summary>
    public const string OutcomeAdded = "outcome-added";

    /// <summary>An outcome of the workflow as an activity. [name]</summary>
    public const string OutcomeRemoved = "outcome-removed";

    /// <summary>[option, from, to]; empty for not set.</summary>
    public const string OptionChanged = "option-changed";

    /// <summary>All codes, so that a test can ask for their texts.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Created, NameChanged, DescriptionChanged, ActivityAdded, ActivityRemoved, ActivityRenamed, ActivityTypeChanged, ActivityVersionChanged,
        ActivityMoved, NoteChanged, InputSet, InputCleared, InputChanged, OutputBound, SettingChanged, StartChanged, ConnectionAdded,
        ConnectionRemoved, VariableAdded, VariableRemoved, VariableChanged, ParameterAdded, ParameterRemoved, ParameterChanged, ResultAdded,
        ResultRemoved, ResultChanged, OutcomeAdded, OutcomeRemoved, OptionChanged,
    ];
}
