using System.Globalization;
using WorkflowCrm.Crm;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Activities.Tests.Fakes;

/// <summary>Ids that count, the same in every run.</summary>
public sealed class CountingIds : IIds, IIdSource
{
    private int _last;

    public string New() => (++_last).ToString("D32", CultureInfo.InvariantCulture);

    public string NewId() => New();
}
