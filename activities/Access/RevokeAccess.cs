using WorkflowCrm.Crm.Access;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Activities.Access;

/// <summary>Ends a grant (step 10 of W01): at its expiry, or earlier when the reader is done.</summary>
[Activity("WorkflowCrm.RevokeAccess", DisplayName = "Revoke access", Category = "Archive access",
    Description = "Ends the access that a grant gave. Nothing happens when it was revoked before.")]
public sealed class RevokeAccess(ArchiveAccess access) : Activity
{
    [Input(DisplayName = "Grant", Description = "The grant's id.")]
    public string? GrantId { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        if (GrantId is { Length: > 0 })
            await access.RevokeAsync(GrantId, context.CancellationToken);
    }
}
