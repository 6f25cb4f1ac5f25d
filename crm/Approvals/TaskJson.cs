using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Crm.Approvals;

/// <summary>Reads and writes the JSON columns of a task: its outcomes, its form and its facts.</summary>
public static class TaskJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // Read by us alone; Chinese stays readable in the database.
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static IReadOnlyList<TaskOutcome> Outcomes(StaffTask task) => Read<TaskOutcome>(task.Outcomes);

    public static IReadOnlyList<FormField> Fields(StaffTask task) => Read<FormField>(task.Form);

    public static IReadOnlyList<TaskFact> Facts(StaffTask task) => Read<TaskFact>(task.Facts);

    public static string Write<T>(IReadOnlyList<T> items) => JsonSerializer.Serialize(items, Options);

    private static List<T> Read<T>(string json) => JsonSerializer.Deserialize<List<T>>(json, Options) ?? [];
}
