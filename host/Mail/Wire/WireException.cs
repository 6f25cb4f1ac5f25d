namespace WorkflowCrm.Host.Mail.Wire;

/// <summary>A mail server could not be reached, was not the one that it should be, fell silent, hung up, or said what its protocol does not allow.</summary>
internal sealed class WireException(string message, Exception? innerException = null) : Exception(message, innerException);
