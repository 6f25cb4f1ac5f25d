using System.Text.Json.Nodes;

namespace WorkflowCrm.Crm.Approvals.Forms;

/// <summary>A form after its check.</summary>
/// <param name="Values">The fields that were filled in, trimmed and as typed JSON: dates as <c>yyyy-MM-dd</c>, numbers as numbers, several choices as an array.</param>
/// <param name="Problems">What is wrong, in the order of the fields; empty when all is right.</param>
/// <param name="CustomerNumber">The first customer that the form names.</param>
public sealed record CheckedForm(JsonObject Values, IReadOnlyList<FieldProblem> Problems, string? CustomerNumber);
