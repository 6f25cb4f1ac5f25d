using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Host.SignIn;
using WorkflowCrm.Storage.Definitions;

namespace WorkflowCrm.Host.Designer.Definitions;

/// <summary>Who changes a definition from the designer, and in which window.</summary>
internal sealed class StudioChange(CurrentPerson current, IHttpContextAccessor accessor)
{
    public ChangeBy By => new(current.RequiredId, Window: accessor.HttpContext is { } http ? StudioWindow.Of(http.Request) : null, From: "designer");
}
