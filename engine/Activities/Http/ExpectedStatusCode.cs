namespace WorkflowCrm.Engine.Activities.Http;

/// <summary>A code that an answer may have; the activity beside it in the definition runs then.</summary>
internal sealed record ExpectedStatusCode(int StatusCode);
