namespace WorkflowCrm.Host.Mail;

/// <summary>What a failed delivery means for the mail, and for others.</summary>
internal enum MailFailure
{
    /// <summary>The server will never take this mail.</summary>
    Permanent,

    /// <summary>The server does not take this mail now.</summary>
    Temporary,

    /// <summary>No mail gets through now: the server is away, does not prove who it is, or refuses the sign-in.</summary>
    Server,
}
