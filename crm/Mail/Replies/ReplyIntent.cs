namespace WorkflowCrm.Crm.Mail.Replies;

/// <summary>What a reply asks for.</summary>
public enum ReplyIntent
{
    /// <summary>Anything that is not clearly a decision.</summary>
    Comment,

    Approve,

    /// <summary>With a reason.</summary>
    Reject,

    /// <summary>With a reason.</summary>
    Return,

    /// <summary>Clearly a rejection, but it does not say why: it decides nothing.</summary>
    RejectWithoutReason,

    /// <summary>Clearly a return, but it does not say why: it decides nothing.</summary>
    ReturnWithoutReason,
}
