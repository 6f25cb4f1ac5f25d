namespace WorkflowCrm.Host.Settings;

/// <summary>The directory that holds everything this installation keeps outside its database.</summary>
public sealed class DataDirectory(HostSettings settings)
{
    public string Root { get; } = settings.DataDirectory;

    /// <summary>The path of a folder inside, made when it is not there.</summary>
    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(Root, name)).FullName;
}
