using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Designer.WorkflowDefinitions.Documents;

/// <summary>
/// Gives activities of the program the version that their descriptors have, whatever number a file from elsewhere has given them; that
/// number travels with them and is put back.
/// </summary>
internal static class ForeignVersion
{
    private const string Kept = "workflowCrm.version";

    public static void Hide(ActivityNode node)
    {
        if (node.Raw["version"] is { } version)
        {
            if (node.Raw["customProperties"] is not JsonObject properties)
                node.Raw["customProperties"] = properties = [];
            properties[Kept] = version.DeepClone();
        }

        node.Raw["version"] = KnownActivities.ProgramVersion;
    }

    public static void Restore(JsonObject node)
    {
        if (node["customProperties"] is not JsonObject properties || properties[Kept] is not { } version)
            return;
        properties.Remove(Kept);
        node["version"] = version;
    }
}
