namespace WorkflowCrm.Host.SignIn;

/// <summary>Where to go after signing in: only ever a page of this program.</summary>
public static class ReturnUrl
{
    /// <summary>The given address when it is a path of this program, else the start page.</summary>
    public static string Local(string? url) =>
        url is ['/', ..] && !url.StartsWith("//", StringComparison.Ordinal) && !url.Contains('\\', StringComparison.Ordinal) && !url.Any(char.IsControl)
            ? url
            : "/";
}
