namespace WorkflowCrm.Designer.Hosting.Documents;

/// <summary>One of the Studio's screens; a document holds exactly one, since a second one in the same document breaks both.</summary>
/// <param name="Name">Of its title among the texts: <c>studio.{name}</c>.</param>
/// <param name="Element">The custom element that draws it.</param>
/// <param name="IdAttribute">The element's attribute with the id of what is shown; null when a list is shown.</param>
public sealed record StudioScreen(string Name, string Element, string? IdAttribute)
{
    public static readonly StudioScreen Definitions = new("definitions", "elsa-workflow-definition-list", null);

    public static readonly StudioScreen Definition = new("definition", "elsa-workflow-definition-editor", "definition-id");

    public static readonly StudioScreen Instances = new("instances", "elsa-workflow-instance-list", null);

    public static readonly StudioScreen Instance = new("instance", "elsa-workflow-instance-viewer", "instance-id");
}
