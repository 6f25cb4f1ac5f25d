namespace WorkflowCrm.Host.Tests.Designer.Hosting;

/// <summary>The sources that these tests belong to.</summary>
internal static class Repository
{
    public static string File(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "WorkflowCrm.sln")))
            folder = folder.Parent!;
        return Path.Combine(folder.FullName, path);
    }
}
