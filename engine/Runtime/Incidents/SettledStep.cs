namespace WorkflowCrm.Engine.Runtime.Incidents;

/// <summary>What a retry runs again, or a skip passes over.</summary>
/// <param name="Activity">What the activity is called on the drawing.</param>
/// <param name="NodeId">Its path.</param>
/// <param name="Message">What the incident says.</param>
/// <param name="Attempt">Which run of the activity a retry is: 2 for the first.</param>
public sealed record SettledStep(string Activity, string NodeId, string Message, int Attempt);
