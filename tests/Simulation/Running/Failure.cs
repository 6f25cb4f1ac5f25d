using WorkflowCrm.Simulation.Tests.Invariants;

namespace WorkflowCrm.Simulation.Tests.Running;

/// <summary>A history in which something happened that must not.</summary>
/// <param name="Family">The choices that made its definitions.</param>
/// <param name="History">The choices that made its steps.</param>
internal sealed record Failure(long Seed, Violation Violation, IReadOnlyList<int> Family, IReadOnlyList<int> History);
