using System.Globalization;

namespace WorkflowCrm.Crm.Tests.Fakes;

/// <summary>Ids that a test can foresee: 32 hex characters, counting up.</summary>
public sealed class CountingIds : IIds
{
    private int _last;

    public string New() => Interlocked.Increment(ref _last).ToString("x32", CultureInfo.InvariantCulture);
}
