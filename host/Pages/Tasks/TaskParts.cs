using System.Text.Json;
using System.Text.Json.Serialization;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Host.Pages.Tasks;

/// <summary>The parts of a task that are kept as JSON.</summary>
public static class TaskParts
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static IReadOnlyList<TaskOutcome> OutcomesOf(StaffTask task) => Read<TaskOutcome>(task.Outcomes);

    public static IReadOnlyList<FormField> FieldsOf(StaffTask task) => Read<FormField>(task.Form);

    public static IReadOnlyList<TaskFact> FactsOf(StaffTask task) => Read<TaskFact>(task.Facts);

    private static List<T> Read<T>(string json) =>
        string.IsNullOrEmpty(json) ? [] : JsonSerializer.Deserialize<List<T>>(json, Options) ?? [];
}
