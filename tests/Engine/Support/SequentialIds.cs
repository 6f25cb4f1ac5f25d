using System.Globalization;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Engine.Tests.Support;

internal sealed class SequentialIds : IIdSource
{
    private int _next;

    public string NewId() => string.Create(CultureInfo.InvariantCulture, $"id{++_next}");
}
