using WorkflowCrm.Engine.Activities;

namespace WorkflowCrm.Designer.WorkflowDefinitions.Documents;

/// <summary>
/// The activities that the Studio has descriptors of. One that it has none of makes it show an empty diagram, so such a one goes to it in
/// the shape of <see cref="UnknownActivity"/>.
/// </summary>
public sealed class KnownActivities(ActivityCatalogue catalogue, IReadOnlySet<(string Type, int Version)> workflows)
{
    /// <summary>The version that the descriptors of program activities have.</summary>
    public const int ProgramVersion = 1;

    /// <summary>Whether it is an activity of the program; its version in a definition means nothing.</summary>
    public bool IsProgram(string type) => catalogue.Find(type) is { } descriptor && descriptor.Type == type;

    /// <summary>Whether it is a workflow that is used as an activity.</summary>
    public bool IsWorkflow(string type, int version) => workflows.Contains((type, version));
}
