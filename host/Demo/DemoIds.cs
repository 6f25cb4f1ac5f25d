using System.Globalization;

namespace WorkflowCrm.Host.Demo;

/// <summary>Ids of the demo data: 32 hex characters like all ids, ascending, and the same at every load.</summary>
internal sealed class DemoIds(DemoRandom random) : Crm.IIds
{
    private long _count;

    public string New() => string.Create(CultureInfo.InvariantCulture, $"{++_count:x12}{random.Next() & 0xffff:x4}{random.Next():x16}");
}
