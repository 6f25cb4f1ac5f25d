namespace WorkflowCrm.Designer.Hosting.Documents;

/// <summary>What our part of the Studio's documents says, in the reader's language.</summary>
public interface IStudioWords
{
    /// <summary>The words of <c>studio.{name}</c>.</summary>
    string this[string name] { get; }

    /// <summary><c>zh-CN</c> or <c>en</c>.</summary>
    string Language { get; }
}
