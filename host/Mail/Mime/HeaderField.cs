namespace WorkflowCrm.Host.Mail.Mime;

/// <summary>One field of a header.</summary>
/// <param name="Name">As it was written.</param>
/// <param name="Value">Unfolded; bytes outside ASCII are read as UTF-8 or else GB18030; encoded words are still encoded.</param>
internal readonly record struct HeaderField(string Name, string Value);
