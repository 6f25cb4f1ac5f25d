using System.Text.Json.Nodes;
using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Designer.WorkflowDefinitions.Documents;

/// <summary>Turns what the Studio sends back into the text that is stored.</summary>
internal static class ModelText
{
    /// <summary>What the answers carry besides the definition itself.</summary>
    private static readonly string[] s_ours = ["links", "createdAt", "tenantId", "$schema"];

    /// <summary>Changes the model into the text.</summary>
    /// <param name="model">The model; it is changed.</param>
    /// <param name="before">The definition as it is stored; null for a new one.</param>
    public static string Of(JsonObject model, WorkflowDefinition? before)
    {
        foreach (var name in s_ours)
            model.Remove(name);
        DefinitionDocument.Fill(model);
        RestoreActivities(model["root"]);
        if (before is not null)
            LostProperties.Restore(model, before.Raw);
        return model.ToJsonString(StudioJson.Options);
    }

    private static void RestoreActivities(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject activity when UnknownActivity.Restore(activity):
                break; // what is inside came from the store as it is
            case JsonObject activity:
                ForeignVersion.Restore(activity);
                foreach (var (_, value) in activity.ToList())
                    RestoreActivities(value);
                break;
            case JsonArray items:
                foreach (var item in items.ToList())
                    RestoreActivities(item);
                break;
        }
    }
}
