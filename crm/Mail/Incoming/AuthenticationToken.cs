namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>A word, or one of the signs <c>; = /</c>.</summary>
internal readonly record struct AuthenticationToken(string Text, bool IsWord, bool IsQuoted)
{
    public bool Is(char sign) => !IsWord && Text[0] == sign;
}
