using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Definitions.Checks;

namespace WorkflowCrm.Engine.Activities.Http;

/// <summary>
/// Paths that no workflow answers: Elsa Studio leads to <c>workflows/definitions/…</c> and <c>workflows/instances/…</c> by itself, so
/// these are pages wherever workflows answer below <c>workflows/</c>.
/// </summary>
public static class ReservedPaths
{
    private static readonly string[] s_beginnings = ["definitions", "instances"];

    /// <summary>The reserved beginning of a path; null when a workflow may answer it.</summary>
    /// <param name="path">Below the base path, however it is written.</param>
    public static string? BeginningOf(string path)
    {
        var first = HttpEndpointStimulus.Normalize(path).Split('/')[0];
        return Array.Find(s_beginnings, beginning => beginning == first);
    }

    internal static void Check(FindingList findings, ActivityNode? node, string path)
    {
        if (BeginningOf(path) is { } beginning)
        {
            var shown = "/" + HttpEndpointStimulus.Normalize(path);
            findings.Error(
                FindingCodes.EndpointReserved, node, $"The {shown} path belongs to the process designer; choose one that does not begin with '{beginning}'.", shown, beginning);
        }
    }
}
