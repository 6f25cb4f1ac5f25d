namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>Why a file of a mail is not taken.</summary>
public enum AttachmentRefusal
{
    /// <summary>The file, or all files of the mail together, are larger than the site allows.</summary>
    TooLarge,

    /// <summary>The mail has more files than the site allows.</summary>
    TooMany,

    /// <summary>Its content is of no type that the site takes.</summary>
    TypeNotAccepted,

    /// <summary>By its name, or a name in the archive, a computer would run it.</summary>
    Runnable,

    /// <summary>An archive that claims to hold far more than it can, or whose directory cannot be read.</summary>
    AbsurdArchive,
}
