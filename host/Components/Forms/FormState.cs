using System.Text.Json.Nodes;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Host.Components.Forms;

/// <summary>A form as it stands on the page: its fields, what is in them, what is wrong with them.</summary>
public sealed class FormState(ProcessDescription process, IReadOnlyList<FormField> fields, JsonObject values)
{
    public ProcessDescription Process => process;

    public IReadOnlyList<FormField> Fields => fields;

    public JsonObject Values => values;

    public IReadOnlyList<FieldProblem> Problems { get; set; } = [];

    /// <summary>What search fields found, by field.</summary>
    public Dictionary<string, PickResult> Picks { get; } = [];

    public FieldProblem? ProblemOf(FormField field) => Problems.FirstOrDefault(p => p.Field == field.Name);

    /// <summary>The problems that belong to none of the fields shown.</summary>
    public IEnumerable<FieldProblem> Others => Problems.Where(p => fields.All(f => f.Name != p.Field));

    public string First(FormField field) => FormInput.Shown(field, values) is [var first, ..] ? first : "";

    public bool Holds(FormField field, string option) => FormInput.Shown(field, values).Contains(option);

    public string Label(FormField field) => process.In(Texts.CurrentLanguage, field.Label);

    public string In(string text) => process.In(Texts.CurrentLanguage, text);
}
