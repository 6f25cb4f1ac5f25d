namespace WorkflowCrm.Engine.Execution;

/// <summary>Where <c>Elsa.WriteLine</c> writes. Without one in the burst's services the line goes to the journal.</summary>
public interface ILineWriter
{
    void WriteLine(string text);
}
