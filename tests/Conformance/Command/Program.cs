using Xunit.Runner.InProc.SystemConsole;

namespace WorkflowCrm.Conformance.Tests.Command;

/// <summary>With <c>cases FOLDER</c> the program runs the cases of that folder; otherwise it is the test project's runner.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args)
        => args is ["cases", var folder] ? ConformanceCommand.RunAsync(folder, Console.Out) : ConsoleRunner.Run(args);
}
