namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>The result of one method.</summary>
/// <param name="Method">In lower case, without version, e.g. <c>dmarc</c>.</param>
/// <param name="Value">In lower case, e.g. <c>pass</c>.</param>
/// <param name="Properties">Names in lower case, e.g. <c>header.from</c>; values as written.</param>
internal sealed record AuthenticationResult(string Method, string Value, IReadOnlyList<KeyValuePair<string, string>> Properties);
