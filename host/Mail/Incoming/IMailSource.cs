namespace WorkflowCrm.Host.Mail.Incoming;

/// <summary>A place where mails come in.</summary>
internal interface IMailSource
{
    /// <summary>For logs, and to tell its mails from another's: <c>imap</c> or <c>maildir</c>.</summary>
    string Name { get; }

    /// <exception cref="Wire.WireException">It cannot be reached now.</exception>
    Task<IMailSession> OpenAsync(CancellationToken cancellationToken);
}
