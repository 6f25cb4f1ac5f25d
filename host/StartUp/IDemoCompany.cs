namespace WorkflowCrm.Host.StartUp;

/// <summary>The invented company that a new installation in Development starts with.</summary>
public interface IDemoCompany
{
    /// <summary>Loads it when the database holds no person yet.</summary>
    Task LoadIfEmptyAsync(CancellationToken cancellationToken);
}
