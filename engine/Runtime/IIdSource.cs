namespace WorkflowCrm.Engine.Runtime;

/// <summary>Makes ids for instances and bookmarks; injected so that tests can foresee them.</summary>
public interface IIdSource
{
    string NewId();
}
