using System.Diagnostics;
using Xunit.Sdk;

namespace WorkflowCrm.EndToEnd.Tests.Running;

/// <summary>For what another process does a moment later (a mail job): looks again until it holds or the time is up.</summary>
public static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static async Task HoldsAsync(Func<Task> assertion)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await assertion();
                return;
            }
            catch (XunitException) when (waited.Elapsed < Limit)
            {
                await Task.Delay(100);
            }
        }
    }
}
