using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Activities.Tests;

/// <summary>The shipped processes and texts.</summary>
public static class Workflows
{
    public static string Read(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "workflows", file));

    public static WorkflowDefinition ArchiveAccess() => WorkflowDefinition.Parse(Read("archive-access.json"));

    public static WorkflowDefinition CustomerOpinion() => WorkflowDefinition.Parse(Read("customer-opinion.json"));
}
