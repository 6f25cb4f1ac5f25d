namespace WorkflowCrm.Crm.Mail;

/// <summary>Where a mail of ours stands.</summary>
public enum MailState
{
    /// <summary>It will be sent, or tried again.</summary>
    Waiting,

    /// <summary>The server has taken it, and nothing has come back.</summary>
    Sent,

    /// <summary>It was given up, came back, or was dropped because nobody needed it any more.</summary>
    Failed,
}
