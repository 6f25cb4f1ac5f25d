using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Primitives;

/// <summary>Raises an incident.</summary>
[Activity("Elsa.Fault", DisplayName = "Fault", Description = "Raises an incident.", Category = "Primitives", NeverWaits = true)]
internal sealed class Fault : Activity
{
    [Input(Description = "A code for programs.", DefaultValue = "0")]
    public string? Code { get; set; }

    [Input(Description = "What kind of thing went wrong.", DefaultValue = "General")]
    public string? Category { get; set; }

    [Input(DisplayName = "Fault type", Description = "Whether the system or the business is at fault.", UIHint = "dropdown", Options = ["System", "Business"], DefaultValue = "System")]
    public string? FaultType { get; set; }

    [Input(Description = "What went wrong, for people.", UIHint = "multiline")]
    public string? Message { get; set; }

    protected internal override ValueTask ExecuteAsync(ActivityContext context)
        => throw new FaultException(string.IsNullOrWhiteSpace(Message) ? $"The workflow reports fault {Code}." : Message);
}
