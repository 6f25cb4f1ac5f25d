namespace WorkflowCrm.Designer.Texts;

/// <summary>What the designer says itself, in the language of the running request.</summary>
public interface IStudioTexts
{
    /// <summary><c>zh-CN</c> or <c>en</c>.</summary>
    string Language { get; }

    /// <summary>The text of a key, its placeholders filled.</summary>
    string Get(string key, params (string Name, string Value)[] args);

    /// <summary>A reason of the engine, which says it in English, in the reader's language.</summary>
    string Reason(string english);
}
