namespace WorkflowCrm.Crm;

/// <summary>Makes ids: 32 lower-case hex characters, ascending in time so that indexes stay compact.</summary>
public interface IIds
{
    string New();
}
