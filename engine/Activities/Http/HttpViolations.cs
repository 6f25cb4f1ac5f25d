namespace WorkflowCrm.Engine.Activities.Http;

/// <summary>The limits of an endpoint that a call may pass (<see cref="HttpArrival.Violation"/>), and the outcomes that say so.</summary>
public static class HttpViolations
{
    public const string RequestTooLarge = "Request too large";

    public const string FileTooLarge = "File too large";

    public const string InvalidFileExtension = "Invalid file extension";

    public const string InvalidFileMimeType = "Invalid file MIME type";
}
