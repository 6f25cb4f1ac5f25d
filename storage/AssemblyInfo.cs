using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("WorkflowCrm.Storage.Tests")]
