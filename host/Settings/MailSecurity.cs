namespace WorkflowCrm.Host.Settings;

/// <summary>How a connection to a mail server is protected.</summary>
public enum MailSecurity
{
    /// <summary>It begins in the open and turns to TLS before anything is said; a server that does not offer that is refused.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,

    /// <summary>In the open, for a server on the same machine or in a protected network; no password is ever sent.</summary>
    None,
}
