using WorkflowCrm.Engine.Definitions.Differences;

namespace WorkflowCrm.Storage.Definitions.Confirming;

/// <summary>A difference in a few words, as the choices of the confirmation's form; their texts stand in the process.</summary>
internal static class DifferenceKinds
{
    public static IReadOnlyList<string> Of(DefinitionDifference difference)
    {
        List<string> kinds = [.. difference.Changes.Select(change => KindOf(change.Code)).Distinct()];
        if (difference.Moved > 0)
            kinds.Add("layout");
        return kinds.Count == 0 ? ["none"] : kinds;
    }

    private static string KindOf(string code) => code switch
    {
        DifferenceCodes.Created => "created",
        DifferenceCodes.ActivityAdded or DifferenceCodes.ActivityRemoved or DifferenceCodes.ActivityMoved or DifferenceCodes.ActivityTypeChanged
            or DifferenceCodes.ActivityVersionChanged => "activities",
        DifferenceCodes.InputSet or DifferenceCodes.InputCleared or DifferenceCodes.InputChanged or DifferenceCodes.OutputBound => "expressions",
        DifferenceCodes.ConnectionAdded or DifferenceCodes.ConnectionRemoved or DifferenceCodes.StartChanged => "connections",
        DifferenceCodes.VariableAdded or DifferenceCodes.VariableRemoved or DifferenceCodes.VariableChanged or DifferenceCodes.ParameterAdded
            or DifferenceCodes.ParameterRemoved or DifferenceCodes.ParameterChanged or DifferenceCodes.ResultAdded or DifferenceCodes.ResultRemoved
            or DifferenceCodes.ResultChanged => "data",
        _ => "settings",
    };
}
