using Microsoft.AspNetCore.Mvc;

namespace WorkflowCrm.Host.Api;

/// <summary>The limits that every call has.</summary>
internal static class ApiLimits
{
    /// <summary>Bytes of a body; more is answered with 413.</summary>
    public static RequestSizeLimitAttribute Body => new(ApiPaths.BodyLimit);
}
