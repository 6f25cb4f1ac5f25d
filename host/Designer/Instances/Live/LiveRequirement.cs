using Microsoft.AspNetCore.Authorization;

namespace WorkflowCrm.Host.Designer.Instances.Live;

/// <summary>A process owner, from a page of ours.</summary>
internal sealed class LiveRequirement : IAuthorizationRequirement;
