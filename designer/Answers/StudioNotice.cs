using Microsoft.AspNetCore.Http;

namespace WorkflowCrm.Designer.Answers;

/// <summary>Something that the owner should know and that is no error; our own script in the Studio's page shows it.</summary>
public static class StudioNotice
{
    /// <summary>The header that carries it, percent-encoded.</summary>
    public const string Header = "X-WorkflowCrm-Notice";

    /// <summary>Characters that all sentences may have together; headers must stay short.</summary>
    private const int Limit = 1_000;

    /// <param name="response">The answer that goes out with it.</param>
    /// <param name="sentences">In the owner's language; with none, nothing is sent.</param>
    public static void Write(HttpResponse response, IReadOnlyList<string> sentences)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(sentences);
        if (sentences.Count == 0)
            return;
        var text = string.Join('\n', sentences);
        response.Headers[Header] = Uri.EscapeDataString(text.Length <= Limit ? text : string.Concat(text.AsSpan(0, Limit - 1), "…"));
    }
}
