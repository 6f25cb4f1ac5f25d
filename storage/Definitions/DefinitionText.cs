using System.Text.Json.Nodes;
using WorkflowCrm.Crm;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Storage.Definitions;

/// <summary>The document on its way in and out: what a person sends decides about neither its numbers nor its flags.</summary>
public static class DefinitionText
{
    private const string Schema = "https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json";

    /// <summary>The document as a file that import, here or elsewhere, takes back.</summary>
    public static string Export(StoredDefinition stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return stored.Definition.Change(document => document.Insert(0, "$schema", Schema)).ToJson();
    }

    internal static Result<WorkflowDefinition> Read(string json, EngineLimits limits)
    {
        try
        {
            return WorkflowDefinition.Parse(json, limits);
        }
        catch (DefinitionFormatException exception)
        {
            return Problem.Invalid("definition-unreadable", ("reason", exception.Message));
        }
    }

    /// <summary>The document as it is stored under this version.</summary>
    internal static WorkflowDefinition Stamp(WorkflowDefinition text, string definitionId, string versionId, int version, bool isPublished, bool isReadonly, bool isSystem) =>
        text.Change(document =>
        {
            document.Remove("$schema");
            document["id"] = versionId;
            document["definitionId"] = definitionId;
            document["version"] = version;
            document["isLatest"] = true;
            document["isPublished"] = isPublished;
            document["isReadonly"] = isReadonly;
            document["isSystem"] = isSystem;
            Trim(document, "name", text.Name);
            Trim(document, "description", text.Description);
        });

    private static void Trim(JsonObject document, string property, string? value)
    {
        if (value is not null && value.Trim() != value)
            document[property] = value.Trim();
    }
}
