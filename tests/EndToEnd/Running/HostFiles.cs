namespace WorkflowCrm.EndToEnd.Tests.Running;

/// <summary>Where the built program lies.</summary>
internal static class HostFiles
{
    /// <summary>The directory of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The host project's directory, from which `dotnet run` would start it.</summary>
    public static string Project { get; } = Path.Combine(Repository, "host");

    /// <summary>Built with the same configuration as these tests.</summary>
    public static string Program { get; } = Path.Combine(Project, "bin", Configuration, "net10.0", "WorkflowCrm.Host.dll");

    private static string Configuration => AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        ? "Release"
        : "Debug";

    private static string FindRepository()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "WorkflowCrm.sln")))
                return directory.FullName;
        }

        throw new InvalidOperationException("These tests run from inside the repository.");
    }
}
