namespace WorkflowCrm.Crm.Processes;

/// <summary>A step ahead, with who would act as things stand and why.</summary>
/// <param name="Name">As the process owner wrote it.</param>
/// <param name="PersonId">Null when it cannot be told yet.</param>
/// <param name="Why">Code under <c>why.{code}</c>.</param>
public sealed record RouteStep(string ActivityId, string Name, string? PersonId, string Why);
