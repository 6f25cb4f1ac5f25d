namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>A file that came with a mail.</summary>
/// <param name="Name">As the sender called it, without any path and without characters that a file name must not have; never empty.</param>
/// <param name="Content">Decoded.</param>
public sealed record IncomingAttachment(string Name, ReadOnlyMemory<byte> Content);
