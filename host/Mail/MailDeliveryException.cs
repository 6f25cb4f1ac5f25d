namespace WorkflowCrm.Host.Mail;

/// <summary>A mail could not be delivered. The message holds the server's words, bounded and without control characters or anything of the sign-in.</summary>
internal sealed class MailDeliveryException : Exception
{
    public MailDeliveryException(string words, MailFailure failure, Exception? innerException = null)
        : base(words, innerException) => Failure = failure;

    public MailFailure Failure { get; }
}
