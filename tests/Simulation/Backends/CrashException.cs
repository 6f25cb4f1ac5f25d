using System.Data.Common;

namespace WorkflowCrm.Simulation.Tests.Backends;

/// <summary>The program dies, or loses its database, here. The engine sees it as a broken database.</summary>
internal sealed class CrashException() : DbException("The program was to die here.");

/// <summary>The job that was to be completed is another worker's or done.</summary>
internal sealed class JobTakenException() : Exception("The job is another worker's by now.");
