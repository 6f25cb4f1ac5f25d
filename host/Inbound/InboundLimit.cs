using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using WorkflowCrm.Host.SignIn;

namespace WorkflowCrm.Host.Inbound;

/// <summary>How often one caller may call workflows: everybody who is signed in for himself, everybody else by his address.</summary>
internal static class InboundLimit
{
    public const string Policy = "workflows";

    private const int AtOnce = 200;
    private const int PerSecond = 50;

    public static void Configure(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddPolicy(Policy, http => RateLimitPartition.GetTokenBucketLimiter(
            http.User.FindFirst(CurrentPerson.PersonClaim)?.Value ?? http.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new TokenBucketRateLimiterOptions { TokenLimit = AtOnce, TokensPerPeriod = PerSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1) }));
    }
}
