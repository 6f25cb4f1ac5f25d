namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>What became of a mail that came in.</summary>
public enum MailFate
{
    /// <summary>It decided a task.</summary>
    Decided,

    /// <summary>It was added to a request's story, and decided nothing.</summary>
    Noted,

    /// <summary>It started a process.</summary>
    Started,

    /// <summary>It reported that one of our mails did not arrive, or is late.</summary>
    Bounce,

    /// <summary>It said that somebody is out of office.</summary>
    OutOfOffice,

    /// <summary>An automatic mail that nobody needs; it was kept and nothing done.</summary>
    Ignored,

    /// <summary>It is kept until an administrator releases it.</summary>
    Quarantined,

    /// <summary>An administrator let it out of the quarantine; it was added to the request's story, or started its process.</summary>
    Released,
}
