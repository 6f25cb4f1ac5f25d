using Microsoft.AspNetCore.Http;

namespace WorkflowCrm.Designer.Answers;

/// <summary>Tells the windows in which a person draws from each other; our own script in the Studio's page names its window with every call.</summary>
public static class StudioWindow
{
    /// <summary>The header that carries the name.</summary>
    public const string Header = "X-WorkflowCrm-Window";

    private const int Longest = 64;

    /// <returns>Null when the call names none, or something that is no name.</returns>
    public static string? Of(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Headers[Header] is [{ Length: > 0 and <= Longest } name] && name.All(char.IsAsciiLetterOrDigit) ? name : null;
    }
}
