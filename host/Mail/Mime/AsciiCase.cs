namespace WorkflowCrm.Host.Mail.Mime;

/// <summary>Lower case for A to Z only: Unicode's would make the Kelvin sign a k, and of a look-alike address the real one.</summary>
internal static class AsciiCase
{
    public static string Lower(string text) => string.Create(text.Length, text, static (lower, original) =>
    {
        for (var i = 0; i < original.Length; i++)
            lower[i] = char.IsAsciiLetterUpper(original[i]) ? (char)(original[i] | 0x20) : original[i];
    });
}
