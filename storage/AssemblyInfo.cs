using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("WorkflowCrm.Storage.Tests")]
[assembly: InternalsVisibleTo("WorkflowCrm.Simulation.Tests")]
