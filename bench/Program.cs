using System.Reflection;
using WorkflowCrm.Bench.Databases;
using WorkflowCrm.Bench.Engine;
using WorkflowCrm.Bench.Inbox;
using WorkflowCrm.Bench.Mails;
using WorkflowCrm.Bench.Measuring;
using WorkflowCrm.Bench.Storage;
using WorkflowCrm.Bench.Studio;

// Figures of the Release build, each beside the machine's own limit measured in the same run; medians of several runs.
//   dotnet run -c Release --project bench                      everything
//   dotnet run -c Release --project bench -- engine storage    only these sections
if (Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration != "Release")
{
    Console.Error.WriteLine("Measure the Release build: dotnet run -c Release --project bench");
    return 2;
}

var sections = new (string Name, Func<Table, BenchServer, Task> Run)[]
{
    ("engine", (table, _) => EngineBench.RunAsync(table)),
    ("steps", (table, _) => StepsBench.RunAsync(table)),
    ("storage", StorageBench.RunAsync),
    ("waiting", WaitingBench.RunAsync),
    ("inbox", InboxBench.RunAsync),
    ("mails", MailLogBench.RunAsync),
    ("studio", (table, _) => StudioBench.RunAsync(table)),
};
if (args.FirstOrDefault(name => !sections.Any(section => section.Name == name)) is { } unknown)
{
    Console.Error.WriteLine($"There is no section '{unknown}'; there are: {string.Join(' ', sections.Select(section => section.Name))}.");
    return 2;
}

await using var server = new BenchServer();
var table = new Table(Console.Out);
table.Machine();
foreach (var section in sections.Where(section => args.Length == 0 || args.Contains(section.Name)))
{
    table.Begin(section.Name);
    await section.Run(table, server);
}

return 0;
